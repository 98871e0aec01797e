"""Packages whose `__init__` imports their own modules, which import each other from the package."""

PROJECTS = {
    "a_package_that_imports_its_module": """\
=== app/__init__.py
from . import tools
=== app/tools.py
def show(value):
    print(value)
def size(value):
    print(len(value))
=== app/jobs.py
import os
from . import tools
tools.show(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
tools.size(os.environ["AWS_SECRET_ACCESS_KEY"])
=== main.py
import os
import app
from app import tools as t
app.tools.show(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
t.show(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
t.size(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "a_package_that_imports_all_of_its_modules": """\
=== app/__init__.py
from . import jobs, settings, tools
=== app/settings.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
REGION = os.environ["AWS_REGION"]
=== app/tools.py
def show(value):
    print(value)
=== app/jobs.py
from . import settings, tools
tools.show(settings.SECRET)  # expect: CRD201
tools.show(settings.REGION)
""",
    "a_package_that_imports_its_module_by_its_own_name": """\
=== app/__init__.py
from app import tools as helpers
from app import tools
=== app/tools.py
def show(value):
    print(value)
=== app/jobs.py
import os
from app import helpers, tools
tools.show(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
helpers.show(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
helpers.show(os.environ["AWS_REGION"])
""",
    "a_package_that_may_lack_its_module": """\
=== app/__init__.py
try:
    from . import tools
except ImportError:
    tools = None
=== app/tools.py
def show(value):
    print(value)
def hint(value):
    print(value[:4])
=== app/jobs.py
import os
from . import tools
tools.show(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
tools.hint(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "a_function_of_the_name_of_its_module": """\
=== app/__init__.py
from .show import show
=== app/show.py
def show(value):
    print(len(value))
=== app/jobs.py
import os
from . import show
show(os.environ["AWS_SECRET_ACCESS_KEY"])
show.show(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "a_package_that_imports_a_module_which_is_not_there": """\
=== app/__init__.py
from . import tools
=== app/jobs.py
import os
from . import tools
tools.show(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "two_modules_that_import_a_name_from_each_other": """\
=== a.py
from b import show
=== b.py
from a import show
=== main.py
import os
from a import show
show(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
}
