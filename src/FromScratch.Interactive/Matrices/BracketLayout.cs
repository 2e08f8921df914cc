using System.Text;

namespace FromScratch.Interactive;

/// <summary>
/// NumPy's way of writing an array as text: rows in brackets below one another, lines folded at 75 characters,
/// an ellipsis where something is left out, <c>[]</c> for an array without entries.
/// </summary>
internal static class BracketLayout
{
    private const int LineWidth = 75;

    /// <summary>Writes the entries; lines end with a line feed on every system.</summary>
    public static string Of(ShownEntries entries)
    {
        if (entries.Rows.Indices.Length == 0 || entries.Columns.Indices.Length == 0)
            return "[]";
        if (entries.IsVector)
            return Row(entries.Texts[0], entries.Columns, indent: 1);

        var text = new StringBuilder("[");
        for (var i = 0; i < entries.Texts.Length; i++)
        {
            if (i > 0)
                text.Append("\n ");
            if (i == entries.Rows.GapBefore)
                text.Append("...\n ");
            text.Append(Row(entries.Texts[i], entries.Columns, indent: 2));
        }

        return text.Append(']').ToString();
    }

    private static string Row(string[] entries, ShownIndices columns, int indent)
    {
        // Each pair of brackets takes a column on the right as well.
        var limit = LineWidth - indent;
        var row = new StringBuilder("[");
        var column = indent;
        for (var j = 0; j < entries.Length; j++)
        {
            if (j == columns.GapBefore)
                Append("...");
            Append(entries[j]);
        }

        return row.Append(']').ToString();

        void Append(string word)
        {
            var separator = column > indent ? 1 : 0;
            // What is longer than a line is not helped by another line.
            if (separator == 1 && column + 1 + word.Length > limit)
            {
                while (row[^1] == ' ')
                    row.Length--;
                row.Append('\n').Append(' ', indent);
                (column, separator) = (indent, 0);
            }

            row.Append(' ', separator).Append(word);
            column += separator + word.Length;
        }
    }
}
