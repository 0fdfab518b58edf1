using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>What one decision changes: committed with the incident change that caused it, then shown and acted on.</summary>
/// <param name="Book">The book after it.</param>
internal sealed record MitigationChange(MitigationBook Book)
{
    /// <summary>Entries that began or moved on; those no longer wanted are not in the book any more.</summary>
    internal ImmutableArray<MitigationEntry> Entries { get; init; } = [];

    /// <summary>What is remembered anew.</summary>
    internal ImmutableArray<LadderMemory> Memories { get; init; } = [];

    /// <summary>Incidents whose memory is of no use any more.</summary>
    internal ImmutableArray<long> Forgotten { get; init; } = [];

    /// <summary>What the timelines of incidents say.</summary>
    internal ImmutableArray<(IncidentId Incident, IncidentEvent Event)> Events { get; init; } = [];

    /// <summary>What the safety kernel refused for the first time.</summary>
    internal ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>True when nothing is to be stored or told.</summary>
    internal bool IsEmpty => Entries.IsEmpty && Memories.IsEmpty && Forgotten.IsEmpty && Events.IsEmpty;

    /// <summary>The incidents whose ladder looks different now.</summary>
    internal IEnumerable<long> Touched =>
        Memories
            .Select(static memory => memory.Incident)
            .Concat(Entries.Select(static entry => entry.Record.Desired.Incident?.Number).OfType<long>())
            .Distinct();
}
