"""Has lines that work only where it was written, above right answers."""

ANSWERS = {
    "ex4": """
from google.colab import drive
import seaborn as sns

drive.mount("/content/drive")
sns.set_theme()
name = input("Your name: ")


def centre(x):
    return x - x.mean(dim=0)
""",
    "ex1": """
!pip install -q torch
%pip install seaborn
import google.colab.drive as drive


def first_tensor():
    return torch.tensor([1, 2, 3])
""",
}
