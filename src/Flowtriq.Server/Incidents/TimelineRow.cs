using Flowtriq.Server.Contract;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Incidents;

/// <summary>One line of an incident's timeline; <c>At</c> is microseconds since 1970.</summary>
internal sealed record TimelineRow(long Id, long At, string Kind, string Actor, string Text)
{
    internal IncidentEvent View() => new(Id, UnixTime.FromUnixMicroseconds(At), Kind, Actor, Text);
}
