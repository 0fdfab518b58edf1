using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Mitigation.Rules;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>Everything that is wanted now and what is remembered for the next decision. Immutable.</summary>
public sealed record MitigationBook
{
    /// <summary>What is wanted by the incident it is for, made once for each set: a decision asks for every incident several times.</summary>
    private static readonly ConditionalWeakTable<
        ImmutableDictionary<string, MitigationEntry>,
        ILookup<long?, MitigationEntry>
    > ByIncident = new();

    /// <summary>Nothing wanted, nothing remembered.</summary>
    public static MitigationBook Empty { get; } = new();

    /// <summary>What is wanted, by key: in force, on its way, proposed, or refused while it is still wanted.</summary>
    public ImmutableDictionary<string, MitigationEntry> Wanted { get; init; } =
        ImmutableDictionary.Create<string, MitigationEntry>(StringComparer.Ordinal);

    /// <summary>What is remembered of incidents, by number.</summary>
    public ImmutableDictionary<long, LadderMemory> Memories { get; init; } =
        ImmutableDictionary<long, LadderMemory>.Empty;

    /// <summary>When routes were newly announced, within the last minute.</summary>
    public ImmutableArray<DateTimeOffset> Announced { get; init; } = [];

    /// <summary>The highest number given so far.</summary>
    public long LastNumber { get; init; }

    /// <summary>What backends are to hold, in the order in which it was wanted.</summary>
    public IEnumerable<MitigationEntry> Admitted =>
        Wanted
            .Values.Where(static entry => entry is { Admitted: true, Record.IsOver: false })
            .OrderBy(static e => e.Number);

    /// <summary>
    /// What backends are to hold now, whether or not decisions are still made: nothing while the kill switch is engaged,
    /// and nothing that outlived its expiry.
    /// </summary>
    public IReadOnlyList<MitigationEntry> AdmittedUnder(MitigationRules rules, DateTimeOffset now) =>
        rules.KillSwitch ? [] : [.. Admitted.Where(entry => entry.Record.Desired.Expires > now)];

    /// <summary>The entries that answer an incident: those it is named in, and those it shares with another.</summary>
    public IEnumerable<MitigationEntry> Of(long incident)
    {
        if (Wanted.IsEmpty)
            return [];
        var own = ByIncident.GetValue(Wanted, Index)[incident];
        var issued = Memories.GetValueOrDefault(incident)?.State.Issued.Keys ?? [];
        return issued
            .Select(key => Wanted.GetValueOrDefault(key))
            .OfType<MitigationEntry>()
            .Where(entry => entry.Record.Desired.Incident?.Number != incident)
            .Concat(own)
            .OrderBy(static e => e.Number);
    }

    /// <summary>The entry of a number; null when it is no longer wanted.</summary>
    public MitigationEntry? Find(long number) => Wanted.Values.FirstOrDefault(entry => entry.Number == number);

    /// <summary>The book with an entry in the place of the one with its key.</summary>
    public MitigationBook With(MitigationEntry entry) => this with { Wanted = Wanted.SetItem(entry.Key, entry) };

    /// <summary>The level of an incident that is in force and highest; null when none is.</summary>
    public MitigationLevel? HighestOf(long incident, ImmutableArray<MitigationLevel> order) =>
        Of(incident)
            .Where(static entry => entry.InForce)
            .Select(static entry => (MitigationLevel?)entry.Record.Desired.Level)
            .MaxBy(level => order.IndexOf(level!.Value));

    private static ILookup<long?, MitigationEntry> Index(ImmutableDictionary<string, MitigationEntry> wanted) =>
        wanted.Values.ToLookup(static entry => entry.Record.Desired.Incident?.Number);
}
