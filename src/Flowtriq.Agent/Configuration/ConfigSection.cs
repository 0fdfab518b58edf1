using System.Globalization;
using System.Text.Json;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// One JSON object being read: every value asked for is checked and every fault noted with its path. At the end, <see
/// cref="RefuseUnknown"/> notes the keys that nobody asked for, with the nearest known one.
/// </summary>
internal sealed class ConfigSection(JsonElement element, string path, List<ConfigError> errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal IEnumerable<JsonProperty> Properties =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    internal string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    internal bool Has(string key) => TryGet(key, out _);

    /// <summary>The object at <paramref name="key"/>; an empty one when it is absent.</summary>
    internal ConfigSection Section(string key)
    {
        if (!TryGet(key, out var value))
            return new ConfigSection(default, PathOf(key), errors);
        if (value.ValueKind == JsonValueKind.Object)
            return new ConfigSection(value, PathOf(key), errors);
        Fault(key, value, "must be an object {…}");
        return new ConfigSection(default, PathOf(key), errors);
    }

    internal string? Text(string key)
    {
        if (!TryGet(key, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        Fault(key, value, "must be a text that is not empty");
        return null;
    }

    internal string? AbsolutePath(string key)
    {
        var text = Text(key);
        if (text is null || text.StartsWith('/'))
            return text;
        Fault(key, text, "must be an absolute path");
        return null;
    }

    /// <summary>A number, or a text with an SI step such as "20k" or "10 Gbps".</summary>
    internal double? Number(string key, double least, double most)
    {
        if (!TryGet(key, out var value))
            return null;
        var understood = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out var plain) ? plain : null,
            JsonValueKind.String => SiNumber.Parse(value.GetString()!),
            _ => null,
        };
        if (understood is { } number && number >= least && number <= most)
            return number;
        Fault(key, value, $"must be a number between {Plain(least)} and {Plain(most)}");
        return null;
    }

    internal long? Whole(string key, long least, long most)
    {
        var number = Number(key, least, most);
        if (number is null || number == Math.Floor(number.Value))
            return (long?)number;
        Fault(key, Plain(number.Value), "must be a whole number");
        return null;
    }

    internal TimeSpan? Seconds(string key, double least, double most) =>
        Number(key, least, most) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    internal T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (!TryGet(key, out var value))
            return null;
        var names = Enum.GetNames<T>();
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
            return Enum.Parse<T>(found);
        var allowed = string.Join(", ", names.Select(name => $"\"{name.ToLowerInvariant()}\""));
        Fault(key, value, $"must be one of {allowed}");
        return null;
    }

    internal IEnumerable<(string Path, JsonElement Value)> List(string key)
    {
        if (!TryGet(key, out var value))
            yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(key, value, "must be a list […]");
            yield break;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
            yield return (string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{index++}]"), item);
    }

    internal bool? Flag(string key)
    {
        if (!TryGet(key, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(key, value, "must be true or false");
        return null;
    }

    internal List<IpPrefix> Prefixes(string key)
    {
        var prefixes = new List<IpPrefix>();
        foreach (var (where, value) in List(key))
        {
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            if (IpPrefix.TryParse(text, out var prefix))
                prefixes.Add(prefix);
            else
                errors.Add(
                    new ConfigError(
                        where,
                        value.GetRawText(),
                        "must be an IPv4 or IPv6 prefix with no host bits, such as \"192.0.2.0/24\""
                    )
                );
        }

        return prefixes;
    }

    internal void Fault(string key, object value, string reason) =>
        errors.Add(new ConfigError(PathOf(key), Shown(value), reason));

    /// <summary>Notes every key that was not asked for, and every key written twice.</summary>
    internal void RefuseUnknown()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Properties)
        {
            if (!seen.Add(property.Name))
                errors.Add(new ConfigError(PathOf(property.Name), "", "is written twice"));
            else if (!_known.Contains(property.Name))
                errors.Add(new ConfigError(PathOf(property.Name), "", Spelling.Unknown(property.Name, _known)));
        }
    }

    private bool TryGet(string key, out JsonElement value)
    {
        _known.Add(key);
        value = default;
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(key, out value)
            && value.ValueKind != JsonValueKind.Null;
    }

    private static string Shown(object value) => value is JsonElement json ? json.GetRawText() : $"\"{value}\"";

    private static string Plain(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
