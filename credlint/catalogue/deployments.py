"""Calls that define the environment of something deployed: a function, a container, a job."""

from credlint.catalogue.schema import EnvironmentDefinition, Param, Row

MAPPINGS: tuple[tuple[str, str, str], ...] = (
    # service, operations, argument and path to the mapping
    ("amplify", "create_app update_app", "autoBranchCreationConfig.environmentVariables"),
    ("amplify", "create_app create_branch update_app update_branch", "environmentVariables"),
    (
        "apprunner",
        "create_service update_service",
        "SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.RuntimeEnvironmentVariables",
    ),
    (
        "apprunner",
        "create_service update_service",
        "SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables",
    ),
    ("appsync", "put_graphql_api_environment_variables", "environmentVariables"),
    (
        "bedrock-agentcore-control",
        "create_agent_runtime create_harness update_agent_runtime update_harness",
        "environmentVariables",
    ),
    ("cleanroomsml", "create_trained_model start_trained_model_inference_job", "environment"),
    ("emr", "start_notebook_execution", "EnvironmentVariables"),
    ("gameliftstreams", "create_stream_url start_stream_session", "AdditionalEnvironmentVariables"),
    (
        "greengrass",
        "create_function_definition_version",
        "Functions.[].FunctionConfiguration.Environment.Variables",
    ),
    (
        "greengrass",
        "create_function_definition",
        "InitialVersion.Functions.[].FunctionConfiguration.Environment.Variables",
    ),
    ("greengrassv2", "create_component_version", "lambdaFunction.componentLambdaParameters.environmentVariables"),
    ("iotsitewise", "create_pipeline update_pipeline", "computations.[].environmentVariables"),
    ("iotsitewise", "create_pipeline update_pipeline", "environmentVariables"),
    (
        "iotsitewise",
        "create_task update_task",
        "taskConfiguration.containerTaskConfiguration.environmentVariables",
    ),
    ("lambda", "create_function update_function_configuration", "Environment.Variables"),
    ("lambda-microvms", "create_microvm_image update_microvm_image", "environmentVariables"),
    ("lambda-web", "create_web_function", "revisionConfig.serviceConfig.environmentVariables"),
    ("lambda-web", "create_web_function_revision", "serviceConfig.environmentVariables"),
    ("sagemaker", "create_model_package", "AdditionalInferenceSpecifications.[].Containers.[].Environment"),
    ("sagemaker", "update_model_package", "AdditionalInferenceSpecificationsToAdd.[].Containers.[].Environment"),
    (
        "sagemaker",
        "create_app_image_config update_app_image_config",
        "CodeEditorAppImageConfig.ContainerConfig.ContainerEnvironmentVariables",
    ),
    (
        "sagemaker",
        "create_app_image_config update_app_image_config",
        "JupyterLabAppImageConfig.ContainerConfig.ContainerEnvironmentVariables",
    ),
    ("sagemaker", "create_model", "Containers.[].Environment"),
    ("sagemaker", "create_model", "PrimaryContainer.Environment"),
    ("sagemaker", "create_data_quality_job_definition", "DataQualityAppSpecification.Environment"),
    ("sagemaker", "create_processing_job create_training_job create_transform_job", "Environment"),
    (
        "sagemaker",
        "create_algorithm create_model_package update_model_package",
        "InferenceSpecification.Containers.[].Environment",
    ),
    ("sagemaker", "create_model_bias_job_definition", "ModelBiasAppSpecification.Environment"),
    ("sagemaker", "create_model_explainability_job_definition", "ModelExplainabilityAppSpecification.Environment"),
    ("sagemaker", "create_model_quality_job_definition", "ModelQualityAppSpecification.Environment"),
    (
        "sagemaker",
        "create_monitoring_schedule update_monitoring_schedule",
        "MonitoringScheduleConfig.MonitoringJobDefinition.Environment",
    ),
    ("sagemaker", "create_inference_component update_inference_component", "Specification.Container.Environment"),
    ("sagemaker", "create_inference_component update_inference_component", "Specifications.[].Container.Environment"),
    ("sagemaker", "create_hyper_parameter_tuning_job", "TrainingJobDefinition.Environment"),
    ("sagemaker", "create_hyper_parameter_tuning_job", "TrainingJobDefinitions.[].Environment"),
    (
        "sagemaker",
        "create_algorithm create_model_package",
        "ValidationSpecification.ValidationProfiles.[].TransformJobDefinition.Environment",
    ),
    ("synthetics", "create_canary start_canary_dry_run update_canary", "RunConfig.EnvironmentVariables"),
)
"""Operations whose variables are a mapping."""

LISTS: tuple[tuple[str, str, str, tuple[str, str]], ...] = (
    # service, operations, argument and path to the list, the keys of its items
    ("batch", "submit_job", "containerOverrides.environment", ("name", "value")),
    ("batch", "register_job_definition", "containerProperties.environment", ("name", "value")),
    (
        "batch",
        "register_job_definition",
        "ecsProperties.taskProperties.[].containers.[].environment",
        ("name", "value"),
    ),
    ("batch", "register_job_definition", "eksProperties.podProperties.containers.[].env", ("name", "value")),
    (
        "batch",
        "register_job_definition",
        "nodeProperties.nodeRangeProperties.[].container.environment",
        ("name", "value"),
    ),
    (
        "batch",
        "submit_job",
        "ecsPropertiesOverride.taskProperties.[].containers.[].environment",
        ("name", "value"),
    ),
    (
        "batch",
        "submit_job",
        "nodeOverrides.nodePropertyOverrides.[].containerOverrides.environment",
        ("name", "value"),
    ),
    ("codebuild", "create_project update_project", "environment.environmentVariables", ("name", "value")),
    ("codebuild", "start_build start_build_batch", "environmentVariablesOverride", ("name", "value")),
    (
        "codepipeline",
        "create_pipeline update_pipeline",
        "pipeline.stages.[].actions.[].environmentVariables",
        ("name", "value"),
    ),
    ("devicefarm", "schedule_run", "configuration.environmentVariables", ("name", "value")),
    ("devicefarm", "create_project update_project", "environmentVariables", ("name", "value")),
    (
        "ecs",
        "register_daemon_task_definition register_task_definition",
        "containerDefinitions.[].environment",
        ("name", "value"),
    ),
    ("ecs", "run_task start_task", "overrides.containerOverrides.[].environment", ("name", "value")),
    (
        "ecs",
        "create_express_gateway_service update_express_gateway_service",
        "primaryContainer.environment",
        ("name", "value"),
    ),
    ("elasticbeanstalk", "create_environment update_environment", "OptionSettings", ("OptionName", "Value")),
    (
        "pipes",
        "create_pipe update_pipe",
        "TargetParameters.BatchJobParameters.ContainerOverrides.Environment",
        ("Name", "Value"),
    ),
    (
        "pipes",
        "create_pipe update_pipe",
        "TargetParameters.EcsTaskParameters.Overrides.ContainerOverrides.[].Environment",
        ("name", "value"),
    ),
)
"""Operations whose variables are a list of names and values."""

OPERATIONS: tuple[EnvironmentDefinition, ...] = (
    *(
        EnvironmentDefinition(
            names=tuple(f"boto3.client.{method}" for method in methods.split()),
            param=Param((place.split(".")[0],)),
            path=tuple(place.split(".")[1:]),
            services=(service,),
        )
        for service, methods, place in MAPPINGS
    ),
    *(
        EnvironmentDefinition(
            names=tuple(f"boto3.client.{method}" for method in methods.split()),
            param=Param((place.split(".")[0],)),
            path=tuple(place.split(".")[1:]),
            pair=pair,
            services=(service,),
        )
        for service, methods, place, pair in LISTS
    ),
)

CDK_LAMBDA = (
    "aws_cdk.aws_lambda.DockerImageFunction",
    "aws_cdk.aws_lambda.Function",
    "aws_cdk.aws_lambda.SingletonFunction",
    "aws_cdk.aws_lambda_go_alpha.GoFunction",
    "aws_cdk.aws_lambda_nodejs.NodejsFunction",
    "aws_cdk.aws_lambda_python_alpha.PythonFunction",
)
CDK_TASKS = (
    "aws_cdk.aws_ecs.Ec2TaskDefinition",
    "aws_cdk.aws_ecs.ExternalTaskDefinition",
    "aws_cdk.aws_ecs.FargateTaskDefinition",
    "aws_cdk.aws_ecs.TaskDefinition",
)

CDK: tuple[EnvironmentDefinition, ...] = (
    EnvironmentDefinition(
        names=(
            *CDK_LAMBDA,
            *(f"{name}.add_container" for name in CDK_TASKS),
            "*.add_container",
            "aws_cdk.aws_ecs.ContainerDefinition",
            "aws_cdk.aws_ecs_patterns.ApplicationLoadBalancedTaskImageOptions",
            "aws_cdk.aws_ecs_patterns.NetworkLoadBalancedTaskImageOptions",
            "aws_cdk.aws_ecs_patterns.QueueProcessingEc2Service",
            "aws_cdk.aws_ecs_patterns.QueueProcessingFargateService",
            "aws_cdk.aws_ecs_patterns.ScheduledFargateTaskImageOptions",
            "aws_cdk.aws_batch.EcsEc2ContainerDefinition",
            "aws_cdk.aws_batch.EcsFargateContainerDefinition",
        ),
        param=Param(("environment",)),
    ),
    EnvironmentDefinition(
        names=("aws_cdk.aws_lambda.CfnFunction.EnvironmentProperty",),
        param=Param(("variables",)),
    ),
    EnvironmentDefinition(
        names=(*(f"{name}.add_environment" for name in CDK_LAMBDA), "*.add_environment"),
        param=Param(("value",), 1),
        name=Param(("key", "name"), 0),
    ),
    EnvironmentDefinition(
        names=("aws_cdk.aws_ecs.CfnTaskDefinition.KeyValuePairProperty",),
        param=Param(("value",)),
        name=Param(("name",)),
    ),
)

PULUMI: tuple[EnvironmentDefinition, ...] = (
    EnvironmentDefinition(
        names=("pulumi_aws.lambda_.Function",),
        param=Param(("environment",)),
        path=("variables",),
    ),
    EnvironmentDefinition(
        names=("pulumi_aws.lambda_.FunctionEnvironmentArgs",),
        param=Param(("variables",)),
    ),
)

TROPOSPHERE: tuple[EnvironmentDefinition, ...] = (
    EnvironmentDefinition(names=("troposphere.awslambda.Environment",), param=Param(("Variables",))),
    EnvironmentDefinition(
        names=("troposphere.ecs.Environment", "troposphere.batch.Environment"),
        param=Param(("Value",)),
        name=Param(("Name",)),
    ),
)

ROWS: tuple[Row, ...] = (*OPERATIONS, *CDK, *PULUMI, *TROPOSPHERE)
