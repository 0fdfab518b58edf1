using System.Collections.Immutable;
using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Mitigation.Customers;

/// <summary>
/// Reads customers from comma-separated values: a header line with the columns name, prefixes, contacts and policy in any
/// order (the last two may be missing), then one line per customer or several with the same name. Prefixes and contacts are
/// separated by blanks or semicolons. Empty lines and lines that begin with # are skipped.
/// </summary>
public static class CustomerCsv
{
    private static readonly string[] Known = ["name", "prefixes", "contacts", "policy"];
    private static readonly char[] Separators = [' ', ';', '\t'];

    /// <summary>Reads the whole file and reports every error at once; never throws on its content.</summary>
    public static CustomerImport Read(string text)
    {
        var errors = new List<ImportError>();
        var rows = new Dictionary<string, Customer>(StringComparer.OrdinalIgnoreCase);
        var owners = new Dictionary<IpPrefix, string>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var prefixLines = new Dictionary<IpPrefix, int>();
        Dictionary<string, int>? columns = null;
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            if (!CsvLine.TrySplit(line, out var fields))
                errors.Add(new ImportError(number, "a quote is not closed, or stands inside a field"));
            else if (columns is not null)
            {
                Row(columns, fields, number, rows, owners, errors);
                foreach (var name in rows.Keys.Skip(lines.Count))
                    lines[name] = number;
                foreach (var prefix in owners.Keys.Skip(prefixLines.Count))
                    prefixLines[prefix] = number;
            }
            else if ((columns = Header(fields, number, errors)) is null)
                break;
        }
        if (number == 0 || (columns is null && errors.Count == 0))
            errors.Add(new ImportError(1, "the file is empty"));
        return new CustomerImport([.. rows.Values], [.. errors])
        {
            Lines = lines.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
            PrefixLines = prefixLines.ToImmutableDictionary(),
        };
    }

    /// <summary>True for text that may be an e-mail address and can stand in a file.</summary>
    public static bool IsContact(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && !text.Any(c => char.IsControl(c) || Separators.Contains(c));
    }

    private static Dictionary<string, int>? Header(string[] fields, int line, List<ImportError> errors)
    {
        var before = errors.Count;
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < fields.Length; index++)
        {
            if (!Known.Contains(fields[index], StringComparer.OrdinalIgnoreCase))
                errors.Add(new ImportError(line, $"unknown column \"{fields[index]}\""));
            else if (!columns.TryAdd(fields[index], index))
                errors.Add(new ImportError(line, $"column \"{fields[index]}\" appears twice"));
        }
        foreach (var needed in Known.Take(2).Where(name => !columns.ContainsKey(name)))
            errors.Add(new ImportError(line, $"column \"{needed}\" is missing"));
        return errors.Count == before ? columns : null;
    }

    private static void Row(
        Dictionary<string, int> columns,
        string[] fields,
        int line,
        Dictionary<string, Customer> rows,
        Dictionary<IpPrefix, string> owners,
        List<ImportError> errors
    )
    {
        string Field(string column) =>
            columns.TryGetValue(column, out var index) && index < fields.Length ? fields[index] : "";
        if (fields.Length > columns.Count)
            errors.Add(new ImportError(line, $"{fields.Length} fields, the header has {columns.Count}"));
        var name = Field("name");
        if (name.Length is 0 or > 200)
        {
            errors.Add(new ImportError(line, name.Length == 0 ? "no name" : "the name is longer than 200 characters"));
            return;
        }
        var customer = rows.GetValueOrDefault(name) ?? new Customer { Name = name };
        var policy = Field("policy");
        if (policy.Length > 0 && customer.Policy is { } other && other != policy)
            errors.Add(new ImportError(line, $"{name} already has the policy \"{other}\""));
        rows[name] = customer with
        {
            Prefixes = [.. customer.Prefixes, .. Prefixes(Field("prefixes"), name, line, owners, errors)],
            Contacts = customer.Contacts.Union(Contacts(Field("contacts"), line, errors)).ToImmutableArray(),
            Policy = policy.Length > 0 ? policy : customer.Policy,
        };
    }

    private static List<IpPrefix> Prefixes(
        string field,
        string name,
        int line,
        Dictionary<IpPrefix, string> owners,
        List<ImportError> errors
    )
    {
        var found = new List<IpPrefix>();
        foreach (var text in field.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IpPrefix.TryParse(text, out var prefix))
                errors.Add(new ImportError(line, $"\"{text}\" is not a prefix, or has bits beyond its length"));
            else if (prefix.Length == 0)
                errors.Add(new ImportError(line, $"\"{text}\" is the whole internet"));
            else if (owners.TryGetValue(prefix, out var owner))
                errors.Add(new ImportError(line, $"{prefix} already belongs to {owner}"));
            else
            {
                owners[prefix] = name;
                found.Add(prefix);
            }
        }
        if (found.Count == 0 && string.IsNullOrWhiteSpace(field))
            errors.Add(new ImportError(line, $"{name} has no prefix"));
        return found;
    }

    private static IEnumerable<string> Contacts(string field, int line, List<ImportError> errors)
    {
        foreach (var text in field.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsContact(text))
                yield return text;
            else
                errors.Add(new ImportError(line, $"\"{text}\" is not an e-mail address"));
        }
    }
}
