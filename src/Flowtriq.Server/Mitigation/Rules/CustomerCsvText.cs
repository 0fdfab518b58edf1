using System.Text;
using Flowtriq.Core.Mitigation.Customers;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Customers as the CSV file that <see cref="CustomerCsv"/> reads back.</summary>
internal static class CustomerCsvText
{
    internal static string Write(IEnumerable<Customer> customers)
    {
        var text = new StringBuilder("name,prefixes,contacts,policy\r\n");
        foreach (var customer in customers)
        {
            string[] cells =
            [
                customer.Name,
                string.Join(' ', customer.Prefixes),
                string.Join(' ', customer.Contacts),
                customer.Policy ?? "",
            ];
            text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");
        }
        return text.ToString();
    }

    // A line that begins with # would be a comment.
    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"") < 0 && !cell.StartsWith('#')
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
