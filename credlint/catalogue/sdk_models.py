"""Calls of model providers, agents and experiment trackers that take AWS credentials."""

from credlint.catalogue.kinds import Fallback
from credlint.catalogue.schema import Param, Row, SdkCall

KEY_ID = Param(("aws_access_key_id",))
SECRET = Param(("aws_secret_access_key",))
TOKEN = Param(("aws_session_token",))
ENDPOINT_URL = Param(("endpoint_url",))
ENDPOINTS = Param(("endpoint_url", "aws_bedrock_runtime_endpoint", "base_url"))

KEYWORD_CALLS: tuple[SdkCall, ...] = (
    SdkCall(
        names=(
            *(
                f"langchain_aws.{name}"
                for name in (
                    "AmazonKendraRetriever",
                    "AmazonKnowledgeBasesRetriever",
                    "AmazonS3Vectors",
                    "BedrockEmbeddings",
                    "BedrockLLM",
                    "BedrockRerank",
                    "ChatAnthropicBedrock",
                    "ChatBedrock",
                    "ChatBedrockConverse",
                    "SagemakerEndpoint",
                )
            ),
            "langchain_community.document_loaders.S3DirectoryLoader",
            "langchain_community.document_loaders.S3FileLoader",
            "litellm.acompletion",
            "litellm.aembedding",
            "litellm.completion",
            "litellm.embedding",
            "litellm.text_completion",
            "pydantic_ai.providers.bedrock.BedrockProvider",
            "pydantic_ai.providers.bedrock_mantle.BedrockMantleProvider",
            "crewai.LLM",
            "crewai.llms.providers.bedrock.completion.BedrockCompletion",
            "ag2.config.BedrockConfig",
            "agno.models.aws.AwsBedrock",
            "agno.models.aws.bedrock.AwsBedrock",
            "browser_use.llm.ChatAWSBedrock",
            "haystack_integrations.document_stores.opensearch.auth.AWSAuth",
        ),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=ENDPOINTS,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # What these do without credentials is not known, or they pass them on to another service.
        names=(
            "openai.AsyncBedrockOpenAI",
            "openai.BedrockOpenAI",
            "portkey_ai.AsyncPortkey",
            "portkey_ai.Portkey",
            "unstructured_ingest.embed.bedrock.BedrockEmbeddingConfig",
        ),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        endpoint=ENDPOINTS,
    ),
    SdkCall(
        names=(
            "agno.models.aws.Claude",
            "anthropic.AnthropicAWS",
            "anthropic.AnthropicBedrockMantle",
            "anthropic.AsyncAnthropicAWS",
            "anthropic.AsyncAnthropicBedrockMantle",
            "browser_use.llm.ChatAnthropicBedrock",
            "cohere.BedrockClient",
            "cohere.BedrockClientV2",
            "cohere.SagemakerClient",
            "cohere.SagemakerClientV2",
            "cohere.aws_client.AwsClient",
            "pipecat.services.aws.llm.AWSBedrockLLMService",
        ),
        access_key=Param(("aws_access_key",)),
        secret_key=Param(("aws_secret_key",)),
        session_token=TOKEN,
        endpoint=Param(("base_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("pipecat.services.aws.nova_sonic.llm.AWSNovaSonicLLMService",),
        access_key=Param(("access_key_id",)),
        secret_key=Param(("secret_access_key",)),
        session_token=Param(("session_token",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # Here `api_key` is the secret access key.
        names=("pipecat.services.aws.stt.AWSTranscribeSTTService", "pipecat.services.aws.tts.AWSPollyTTSService"),
        access_key=KEY_ID,
        secret_key=Param(("api_key",)),
        session_token=TOKEN,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        # Here `api_key` is the access key id.
        names=("livekit.plugins.aws.LLM", "livekit.plugins.aws.TTS"),
        access_key=Param(("api_key",)),
        secret_key=Param(("api_secret",)),
        fallback=Fallback.OWN,
    ),
)

POSITIONAL_CALLS: tuple[SdkCall, ...] = (
    *(
        SdkCall(
            names=names,
            access_key=Param(("aws_access_key_id",), first),
            secret_key=Param(("aws_secret_access_key",), first + 1),
            session_token=Param(("aws_session_token",), first + 2),
            endpoint=ENDPOINT_URL,
            fallback=Fallback.OWN,
        )
        for names, first in (
            (("langchain_aws.NeptuneGraph", "langchain_aws.graphs.NeptuneGraph"), 7),
            (("langchain_aws.NeptuneAnalyticsGraph", "langchain_aws.graphs.NeptuneAnalyticsGraph"), 4),
            (("llama_index.llms.bedrock_converse.BedrockConverse",), 4),
            (("llama_index.llms.bedrock.Bedrock",), 5),
            (("llama_index.embeddings.bedrock.BedrockEmbedding",), 2),
            (
                (
                    "haystack_integrations.components.generators.amazon_bedrock.AmazonBedrockChatGenerator",
                    "haystack_integrations.components.embedders.amazon_bedrock.AmazonBedrockTextEmbedder",
                    "haystack_integrations.components.embedders.amazon_bedrock.AmazonBedrockDocumentEmbedder",
                ),
                1,
            ),
            (("deepeval.models.AmazonBedrockModel",), 1),
        )
    ),
    SdkCall(
        # The secret stands at 0, before the key id.
        names=("anthropic.AnthropicBedrock", "anthropic.AsyncAnthropicBedrock"),
        access_key=Param(("aws_access_key",), 1),
        secret_key=Param(("aws_secret_key",), 0),
        session_token=Param(("aws_session_token",), 4),
        endpoint=Param(("base_url",), 6),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("mem0.configs.llms.aws_bedrock.AWSBedrockConfig",),
        access_key=Param(("aws_access_key_id",), 5),
        secret_key=Param(("aws_secret_access_key",), 6),
        session_token=Param(("aws_session_token",), 8),
        fallback=Fallback.OWN,
    ),
)

NESTED_CALLS: tuple[SdkCall, ...] = (
    SdkCall(
        names=("litellm.Router",),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        inside=Param(("model_list",), 0),
        path=("*", "litellm_params"),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("autogen_ext.models.anthropic.AnthropicBedrockChatCompletionClient",),
        access_key=Param(("aws_access_key",)),
        secret_key=Param(("aws_secret_key",)),
        session_token=TOKEN,
        inside=Param(("bedrock_info",)),
    ),
    SdkCall(
        names=("smolagents.AmazonBedrockModel", "smolagents.AmazonBedrockServerModel"),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        inside=Param(("client_kwargs",), 2),
        endpoint=ENDPOINT_URL,
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("mem0.Memory.from_config",),
        access_key=KEY_ID,
        secret_key=SECRET,
        session_token=TOKEN,
        inside=Param(("config_dict",), 0),
        path=("*", "config"),
    ),
)

TRACKERS: tuple[SdkCall, ...] = (
    SdkCall(
        names=("litellm.Cache", "litellm.caching.Cache", "litellm.caching.caching.Cache"),
        access_key=Param(("s3_aws_access_key_id",), 19),
        secret_key=Param(("s3_aws_secret_access_key",), 20),
        session_token=Param(("s3_aws_session_token",), 21),
        endpoint=Param(("s3_endpoint_url",)),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("mlflow.store.artifact.s3_artifact_repo.S3ArtifactRepository",),
        access_key=Param(("access_key_id",), 1),
        secret_key=Param(("secret_access_key",), 2),
        session_token=Param(("session_token",), 3),
        fallback=Fallback.OWN,
    ),
    SdkCall(
        names=("wandb.sdk.launch.environment.aws_environment.AwsEnvironment",),
        access_key=Param(("access_key",), 1),
        secret_key=Param(("secret_key",), 2),
        session_token=Param(("session_token",), 3),
    ),
    SdkCall(
        names=("clearml.Task.setup_aws_upload",),
        access_key=Param(("key",), 3),
        secret_key=Param(("secret",), 4),
        session_token=Param(("token",), 5),
        endpoint=Param(("host",)),
    ),
    SdkCall(
        names=("zenml.integrations.s3.flavors.s3_artifact_store_flavor.S3ArtifactStoreConfig",),
        access_key=Param(("key",)),
        secret_key=Param(("secret",)),
        session_token=Param(("token",)),
        endpoint_paths=(("client_kwargs", "endpoint_url"),),
        fallback=Fallback.OWN,
    ),
)

ROWS: tuple[Row, ...] = (*KEYWORD_CALLS, *POSITIONAL_CALLS, *NESTED_CALLS, *TRACKERS)
