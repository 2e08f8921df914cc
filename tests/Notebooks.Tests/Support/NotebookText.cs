using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>Notebook files as text, as Jupyter writes them.</summary>
internal static class NotebookText
{
    /// <summary>A cell's source with the tags it carries.</summary>
    public sealed record TestCell(string Source, string[] Tags, string Metadata = "", string Outputs = "", bool IsProse = false, string? Id = null);

    public static TestCell Code(string source, params string[] tags) => new(source, tags);

    public static TestCell Prose(string source) => new(source, [], IsProse: true);

    public static string Of(params TestCell[] cells) => Of("", cells);

    /// <param name="metadata">Further members of the notebook's metadata, each followed by a comma.</param>
    /// <param name="cells">The cells.</param>
    public static string Of(string metadata, params TestCell[] cells)
    {
        var root = JsonNode.Parse($$$"""
            {
             "cells": [],
             "metadata": { {{{metadata}}} "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" } },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """)!;
        for (var i = 0; i < cells.Length; i++)
        {
            var tags = JsonSerializer.Serialize(cells[i].Tags);
            var node = JsonNode.Parse($$$"""
                {
                 "cell_type": "code", "execution_count": null, "id": "cell-{{{i + 1}}}",
                 "metadata": { {{{cells[i].Metadata}}} "tags": {{{tags}}} }, "outputs": [ {{{cells[i].Outputs}}} ], "source": []
                }
                """)!;
            if (cells[i].IsProse)
                node = new JsonObject { ["cell_type"] = "markdown", ["id"] = (string?)node["id"], ["metadata"] = new JsonObject() };
            node["id"] = cells[i].Id ?? (string?)node["id"];
            node["source"] = MultilineText.Split(cells[i].Source);
            ((JsonArray)root["cells"]!).Add(node);
        }
        return JsonText.Write(root, JsonStyle.Jupyter);
    }

    /// <summary>A notebook of a title, an executed cell and a section, in which there is nothing to correct.</summary>
    public static string Good() => """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "title",
           "metadata": {},
           "source": [
            "# A Title"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "sum",
           "metadata": {},
           "outputs": [
            {
             "data": {
              "text/plain": [
               "2"
              ]
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": [
            "1 + 1 // A sum"
           ]
          },
          {
           "cell_type": "markdown",
           "id": "end",
           "metadata": {},
           "source": [
            "## In short\n",
            "A sum."
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "language_info": {
           "file_extension": ".cs",
           "mimetype": "text/x-csharp",
           "name": "C#",
           "pygments_lexer": "csharp",
           "version": "14.0"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """.ReplaceLineEndings("\n");

    /// <summary>All text that the cell at a position (from 1) left: streams, plain values, errors' messages.</summary>
    public static string OutputOf(string path, int position)
    {
        var cell = NotebookFile.Load(path).Cells[position - 1];
        return string.Concat(cell.Outputs!.Select(o =>
            MultilineText.Join(o!["text"]) + MultilineText.Join(o.At("data", "text/plain")) + o["evalue"].AsText()));
    }
}
