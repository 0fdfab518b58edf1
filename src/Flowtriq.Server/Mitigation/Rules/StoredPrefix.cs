using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Prefixes are stored as their canonical text.</summary>
internal static class StoredPrefix
{
    internal static IpPrefix Parse(string text) =>
        IpPrefix.TryParse(text, out var prefix)
            ? prefix
            : throw new InvalidOperationException($"The store holds \"{text}\", which is no prefix.");
}
