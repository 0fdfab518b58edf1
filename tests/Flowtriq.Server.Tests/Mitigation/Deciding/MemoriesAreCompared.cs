using System.Collections.Immutable;
using System.Text.Json;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Ladders;
using Flowtriq.Server.Mitigation.Records;

namespace Flowtriq.Server.Tests.Mitigation.Deciding;

/// <summary>What a ladder remembers is stored only when it says something new: whatever would be lost by not storing it counts.</summary>
public sealed class MemoriesAreCompared
{
    private static readonly DateTimeOffset At = Pieces.Now;

    public static TheoryData<string> Changes => [.. Changed.Keys];

    private static Dictionary<string, Func<LadderMemory, LadderMemory>> Changed { get; } =
        new(StringComparer.Ordinal)
        {
            ["incident"] = static m => m with { Incident = 2 },
            ["target"] = static m => m with { Target = Pieces.Prefix("192.0.2.8/32") },
            ["no target"] = static m => m with { Target = null },
            ["vote turned"] = static m => m with { Votes = [m.Votes[0] with { Agrees = false }] },
            ["voter's name"] = static m => m with { Votes = [m.Votes[0] with { Person = new("ada", "Ada L.") }] },
            ["vote added"] = static m => m with { Votes = m.Votes.Add(m.Votes[0]) },
            ["asks"] = static m => m with { Asks = ["FlowSpec for 192.0.2.7/32 waits"] },
            ["in force"] = static m => m with { InForce = [MitigationLevel.FlowSpec] },
            ["first in force"] = static m => m with { FirstInForce = At.AddSeconds(1) },
            ["quiet"] = static m => m with { State = m.State with { QuietSince = At } },
            ["released"] = static m => m with { State = m.State with { LastRelease = At } },
            ["rules"] = static m => m with { State = m.State with { Rules = [Pieces.Rule("192.0.2.9/32")] } },
            ["rules' action"] = static m => m with { State = m.State with { Rules = [Limited] } },
            ["rules since"] = static m => m with { State = m.State with { RulesSince = At } },
            ["level gone"] = static m => m with { State = m.State with { Levels = m.State.Levels.Clear() } },
            ["level's heat"] = static m => Level(m, static l => l with { HotSince = At.AddSeconds(2) }),
            ["level's residual"] = static m => Level(m, static l => l with { ResidualSince = At }),
            ["level's due"] = static m => Level(m, static l => l with { DueSince = null }),
            ["level's target"] = static m => Level(m, static l => l with { Target = null }),
            ["level's force"] = static m => Level(m, static l => l with { InForceSince = At.AddTicks(1) }),
            ["level's release"] = static m => Level(m, static l => l with { Released = At }),
            ["level's returns"] = static m => Level(m, static l => l with { Returns = 3 }),
            ["level's starts"] = static m => Level(m, static l => l with { Starts = [At, At] }),
            ["level's reason"] = static m => Level(m, static l => l with { Reason = "another" }),
            ["issued gone"] = static m => m with { State = m.State with { Issued = m.State.Issued.Clear() } },
            ["issued revision"] = static m => Issued(m, static i => i with { Revision = 2 }),
            ["issued expiry"] = static m => Issued(m, static i => i with { Expires = At.AddMinutes(16) }),
            ["issued action"] = static m =>
                Issued(m, static i => i with { Action = new MitigationAction.EdgeFilter(Limited) }),
        };

    private static FlowSpecRule Limited =>
        Pieces.Rule() with
        {
            Action = FlowSpecAction.Limit(new BytesPerSecond(125_000)),
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_thing_that_is_remembered_counts_when_it_changes(string what)
    {
        var memory = Whole();
        var changed = Changed[what](memory);

        Assert.NotEqual(Text(memory), Text(changed));
        Assert.False(changed.SaysTheSameAs(memory));
        Assert.False(memory.SaysTheSameAs(changed));
    }

    [Fact]
    public void What_was_read_back_from_the_store_says_the_same_and_when_it_was_touched_does_not_count()
    {
        var memory = Whole();
        var read = JsonSerializer.Deserialize(Text(memory), StoredJson.Default.LadderMemory)!;

        Assert.True(read.SaysTheSameAs(memory));
        Assert.True((read with { Touched = At.AddHours(1) }).SaysTheSameAs(memory));
        Assert.Equal(memory.State.GetHashCode(), read.State.GetHashCode());
    }

    [Fact]
    public void Every_field_of_a_memory_is_among_those_that_are_changed_here()
    {
        // One more field has to be compared as well: add it to SaysTheSameAs or Equals, and a change of it above.
        Assert.Equal(8, typeof(LadderMemory).GetProperties().Count(static p => p.CanWrite));
        Assert.Equal(6, typeof(LadderState).GetProperties().Count(static p => p.CanWrite));
        Assert.Equal(9, typeof(LevelState).GetProperties().Count(static p => p.CanWrite));
        Assert.Equal(3, typeof(IssuedMitigation).GetProperties().Count(static p => p.CanWrite));
    }

    private static LadderMemory Whole()
    {
        var level = new LevelState
        {
            HotSince = At,
            DueSince = At,
            Target = Pieces.Target,
            InForceSince = At,
            Starts = [At],
            Reason = "1.00 Gbps",
        };
        var action = Pieces.Filter;
        return new LadderMemory(
            1,
            new LadderState
            {
                Levels = ImmutableDictionary<MitigationLevel, LevelState>.Empty.Add(MitigationLevel.Firewall, level),
                Rules = [Pieces.Rule()],
                Issued = ImmutableDictionary<string, IssuedMitigation>.Empty.Add(
                    action.Key,
                    new IssuedMitigation(action, 1, At.AddMinutes(15))
                ),
            }
        )
        {
            Target = Pieces.Target,
            Votes = [new LevelVote(MitigationLevel.FlowSpec, new Approver("ada", "Ada"), true, At)],
            Asks = ["Blackhole for 192.0.2.7/32 waits"],
            InForce = [MitigationLevel.Firewall],
            FirstInForce = At,
            Touched = At,
        };
    }

    private static LadderMemory Level(LadderMemory memory, Func<LevelState, LevelState> change) =>
        memory with
        {
            State = memory.State with
            {
                Levels = memory.State.Levels.SetItem(
                    MitigationLevel.Firewall,
                    change(memory.State[MitigationLevel.Firewall])
                ),
            },
        };

    private static LadderMemory Issued(LadderMemory memory, Func<IssuedMitigation, IssuedMitigation> change) =>
        memory with
        {
            State = memory.State with
            {
                Issued = memory.State.Issued.SetItem(Pieces.Filter.Key, change(memory.State.Issued[Pieces.Filter.Key])),
            },
        };

    private static string Text(LadderMemory memory) =>
        JsonSerializer.Serialize(memory, StoredJson.Default.LadderMemory);
}
