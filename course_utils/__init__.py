"""What you would import into a project of your own: data, training, plotting, checks, doctor.

Importing the package costs what ``import torch`` costs; each module is imported when you ask
for it: ``from course_utils import checks, data, plotting, training``.
"""

__version__ = "0.1.0"
