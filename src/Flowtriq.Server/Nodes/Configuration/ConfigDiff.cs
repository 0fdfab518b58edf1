using System.Text.Json.Nodes;
using Flowtriq.Server.Contract;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>What differs between two configurations, key by key; lists count as one value, as they do when scopes are merged.</summary>
internal static class ConfigDiff
{
    /// <summary>Every key whose value differs, in the order of their names.</summary>
    internal static ConfigChange[] Of(JsonObject before, JsonObject after)
    {
        var old = Flat(before);
        var now = Flat(after);
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Order(StringComparer.Ordinal)
                .Select(path => new ConfigChange(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)))
                .Where(static change => change.Before != change.After),
        ];
    }

    private static Dictionary<string, string> Flat(JsonObject root)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(root, "");
        return values;

        void Walk(JsonObject level, string above)
        {
            foreach (var (key, value) in level)
            {
                var path = above.Length == 0 ? key : $"{above}.{key}";
                if (value is JsonObject inner)
                    Walk(inner, path);
                else
                    values[path] = value?.ToJsonString() ?? "null";
            }
        }
    }
}
