"""Was worked on in Colab: its metadata, its ids, sources in lines, a GPU that is not here."""


def change(notebook):
    notebook.update(nbformat=4, nbformat_minor=0)
    notebook["metadata"] = {
        "accelerator": "GPU",
        "colab": {"provenance": [], "gpuType": "T4", "toc_visible": True},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"0a1b": {"state": {}}}},
    }
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"]["id"] = f"aBcDe{number:07d}"
        del cell["id"]
        cell["source"] = cell["source"].splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell["execution_count"] = None
            cell["metadata"]["colab"] = {"base_uri": "https://localhost:8080/", "height": 35}
            cell["metadata"]["outputId"] = "f00d"
            cell["metadata"]["executionInfo"] = {"status": "ok", "timestamp": 1, "elapsed": 12}
