using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Telling;

namespace Flowtriq.Server.StatusPages.Stored;

/// <summary>A status page as stored: valid, and each of its components has a key.</summary>
internal sealed record PageRow(long Number, StatusPageBody Body, DateTimeOffset Changed, string By)
{
    internal IReadOnlyList<string> Keys => [.. Body.Components.Select(static c => c.Key!)];

    internal PageRules Rules =>
        new(
            TimeSpan.FromMinutes(Body.DelayMinutes),
            Body.Threshold,
            [.. Body.Components.Select(static c => new ComponentRule(c.Key!, c.Name, c.Scope, c.Members))]
        );

    /// <summary>What the public calls these components, in the page's order; one that was removed has no name any more.</summary>
    internal string[] NamesOf(IReadOnlyList<string> keys) =>
        [.. Body.Components.Where(c => keys.Contains(c.Key)).Select(static c => c.Name)];
}
