"""Measures its answer with %%time, asks for help with a question mark, and draws."""

ANSWERS = {
    "ex1": """
%%time
def first_tensor():
    return torch.tensor([1, 2, 3])
""",
    "ex4": """
%matplotlib inline
import matplotlib.pyplot as plt

plt.rcParams["figure.dpi"] = 60
torch.set_printoptions(precision=2, sci_mode=False)
np.set_printoptions(suppress=True)


def centre(x):
    return x - x.mean(dim=0)


plt.plot([1, 2, 3])
plt.show()
torch.tensor?
""",
}
