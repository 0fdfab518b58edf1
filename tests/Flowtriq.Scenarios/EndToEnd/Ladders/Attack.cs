using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>One attack on one victim and what came of it.</summary>
public sealed class Attack(LadderStand stand, string victim, long policy, bool routed) : IAsyncDisposable
{
    public const int Pps = 20_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly string file = stand.Lab.AttackFile(SharedCaptures.Attack(LadderStand.Snmp), victim);
    private RunningProcess? replay;

    public string Victim => victim;

    /// <summary>Number of the policy that holds for the victim.</summary>
    public long Policy => policy;

    /// <summary>Begins, or begins again.</summary>
    public void Begin(int seconds)
    {
        var source = routed ? stand.Lab.Internet!.Generator : stand.Lab.Pop.Source;
        replay = Replay.Start(source, file, Pps, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Ends at once.</summary>
    public async Task EndAsync()
    {
        if (replay is not null)
            await replay.DisposeAsync();
        replay = null;
    }

    public Task<IncidentView> IncidentAsync() =>
        Eventually.GetAsync(
            $"an incident on {victim}",
            Limit,
            async () =>
                (await stand.Lab.Console.IncidentsAsync()).FirstOrDefault(incident => incident.Target == $"{victim}/32")
        );

    /// <summary>Everything that was ever decided against it, the oldest first.</summary>
    public async Task<MitigationView[]> MitigationsAsync() =>
        [
            .. (await stand.Api.AllAsync())
                .Where(one => one.Target == $"{victim}/32" || (one.Level == "scrubbing" && one.Ended is null))
                .OrderBy(one => one.Number),
        ];

    public async Task<long[]> NumbersAsync() => [.. (await MitigationsAsync()).Select(one => one.Number)];

    /// <summary>Waits for a mitigation of a level in one of some states.</summary>
    public Task<MitigationView> ReachesAsync(string level, params string[] states) =>
        MitigationAsync($"{level} {string.Join(" or ", states)}", level, one => states.Contains(one.State));

    /// <summary>Waits until everyone who was asked for the level confirmed it.</summary>
    public Task<MitigationView> IsInForceAsync(string level) =>
        MitigationAsync(
            $"{level} in force",
            level,
            one => one.State is "accepted" or "effective" && one.AcceptedBy == one.AskedOf
        );

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task<MitigationView> MitigationAsync(string what, string level, Predicate<MitigationView> wanted)
    {
        try
        {
            return await Eventually.GetAsync(
                $"{what} for {victim}",
                Limit,
                async () => (await MitigationsAsync()).LastOrDefault(one => one.Level == level && wanted(one))
            );
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; instead {await SituationAsync()}", late);
        }
    }

    // For the reader of a failure.
    private async Task<string> SituationAsync()
    {
        var found = string.Join('\n', await MitigationsAsync());
        var incident = (await stand.Lab.Console.IncidentsAsync()).FirstOrDefault(one => one.Target == $"{victim}/32");
        if (incident is null)
            return $"no incident; {found}";
        var ladder = await stand.Lab.Console.GetAsync<System.Text.Json.JsonElement>(
            $"/api/v1/incidents/{incident.Number}/ladder"
        );
        return $"{incident}\n{found}\n{ladder}";
    }
}
