using Flowtriq.Bgp.Session;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>One run of the program.</summary>
/// <param name="Route">Which route, as text: its identity.</param>
/// <param name="Path">How it is announced; null for a withdrawal.</param>
/// <param name="Announcement">Arguments to announce; empty for a withdrawal.</param>
/// <param name="Withdrawal">Arguments to withdraw.</param>
internal sealed record CommandStep(string Route, RoutePath? Path, string[] Announcement, string[] Withdrawal)
{
    internal bool Announces => Path is not null;
}
