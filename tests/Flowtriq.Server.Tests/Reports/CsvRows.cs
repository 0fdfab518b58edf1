using System.Text;

namespace Flowtriq.Server.Tests.Reports;

/// <summary>Reads CSV as RFC 4180 has it.</summary>
internal static class CsvRows
{
    internal static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter != '"')
                    cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
                continue;
            }

            if (letter == '"')
                quoted = true;
            else if (letter is ',' or '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (letter == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
            else
                cell.Append(letter);
        }

        return rows;
    }
}
