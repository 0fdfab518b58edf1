using System.Collections.Immutable;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>
/// Moves all diversions a step: what should be in force becomes records, each record is stored before the call it leads
/// to, and answers move it on. Calls run beside each other; no step waits for one. Used by one loop only.
/// </summary>
internal sealed class DiversionRun(
    Diversions diversions,
    ScrubbingProviders providers,
    DiversionStore store,
    ScrubbingCalls calls,
    Announcers announcers,
    ReturnMeter meter,
    ScrubbingMetrics metrics,
    TimeProvider time,
    ILogger<DiversionRun> log
)
{
    private readonly Dictionary<long, (DiversionCall Call, Task<ProviderAnswer> Answer)> underWay = [];
    private readonly Random jitter = new();
    private List<DiversionRecord> records = [];

    /// <summary>Reads what is stored.</summary>
    internal void Load()
    {
        records = store.Since(DiversionUse.MonthOf(time.GetUtcNow()));
        Show();
    }

    internal async Task StepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        records.RemoveAll(r => r.Ended < DiversionUse.MonthOf(now));
        var setups = providers.All;
        var wish = diversions.Wish;
        var next = DiversionWants.Apply(records, wish, setups, now);
        var asked = new Dictionary<int, DiversionCall>();
        for (var i = 0; i < next.Count; i++)
        {
            var record = next[i];
            if (!record.IsLive || setups.FirstOrDefault(s => s.Id == record.ProviderId) is not { } setup)
                continue;
            var facts = await FactsAsync(record, setup, next, wish, now, cancel);
            if (underWay.TryGetValue(record.Id, out var running))
            {
                if (!running.Answer.IsCompleted)
                    continue;
                underWay.Remove(record.Id);
                record = DiversionMachine.After(record, running.Call, await running.Answer, facts);
            }

            (next[i], var call) = DiversionMachine.Next(record, facts);
            if (call != DiversionCall.None)
                asked[i] = call;
        }

        next = await StoreAsync(next, cancel);
        records = next;
        foreach (var (i, call) in asked)
            underWay[next[i].Id] = (call, AskAsync(setups, next[i], call, cancel));
        Show();
    }

    private async Task<DiversionFacts> FactsAsync(
        DiversionRecord record,
        ScrubbingSetup setup,
        List<DiversionRecord> all,
        DiversionWish? wish,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var used = DiversionUse.Of(setup.Id, all, now);
        return new DiversionFacts
        {
            Now = now,
            MinimumOn = setup.MinimumOn,
            AnnounceTime = setup.AnnounceTime,
            WithdrawTime = setup.WithdrawTime,
            Poll = TimeSpan.FromSeconds(setup.ByBgp ? 2 : 30),
            AtOnce = wish?.AtOnce == true,
            Hindrance = DiversionWants.Hindrance(record, setup, all, used),
            OverBudget = DiversionUse.OverTime(setup.Budget, used),
            OwnStands = await OwnStandsAsync(record, setup, cancel),
            Jitter = jitter.NextDouble(),
        };
    }

    /// <summary>Asked only where the next step depends on it.</summary>
    private async Task<bool> OwnStandsAsync(DiversionRecord record, ScrubbingSetup setup, CancellationToken cancel)
    {
        if (
            setup.Settings.OwnGroup is not { } group
            || record is not { State: DiversionState.Withdrawing, StopAsked: null }
        )
            return true;
        try
        {
            return (await GroupRoutes.ReadAsync(announcers, group, record.Prefix, cancel)).Accepted.Length > 0;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // An announcer that cannot be read must not stop the diversions of others; this one waits.
            ScrubbingLog.CallFailed(log, e, setup.Name);
            return false;
        }
    }

    private async Task<List<DiversionRecord>> StoreAsync(List<DiversionRecord> next, CancellationToken cancel)
    {
        var before = records.ToDictionary(static r => r.Id);
        var changed = next.Where(r => r.Id == 0 || before.GetValueOrDefault(r.Id) != r).ToList();
        if (changed.Count == 0)
            return next;
        var stored = new Queue<DiversionRecord>(await store.SaveAsync(changed, cancel));
        List<DiversionRecord> result =
        [
            .. next.Select(r => r.Id == 0 || before.GetValueOrDefault(r.Id) != r ? stored.Dequeue() : r),
        ];
        foreach (var record in result)
            Tell(before.GetValueOrDefault(record.Id), record);
        return result;
    }

    private Task<ProviderAnswer> AskAsync(
        ImmutableArray<ScrubbingSetup> setups,
        DiversionRecord record,
        DiversionCall call,
        CancellationToken cancel
    ) => calls.MakeAsync(setups.First(s => s.Id == record.ProviderId), record.Prefix, call, cancel);

    private void Tell(DiversionRecord? before, DiversionRecord record)
    {
        var provider = providers.Find(record.ProviderId)?.Name ?? record.ProviderId;
        if (before?.State != record.State)
        {
            metrics.Moved(provider, record);
            ScrubbingLog.Moved(log, record.Prefix.ToString(), provider, record.State, record.Proof);
        }

        if (record.Failure is { } failure && before?.Failure != failure)
            ScrubbingLog.Failed(log, record.Prefix.ToString(), provider, record.State, failure);
    }

    private void Show()
    {
        var returns = ImmutableDictionary.CreateBuilder<long, CleanReturn>();
        foreach (var record in records.Where(static r => r.IsLive))
        {
            if (providers.Find(record.ProviderId) is { } setup)
                returns[record.Id] = meter.Of(setup, record);
        }

        diversions.Publish(new DiversionBoard([.. records], returns.ToImmutable()));
    }
}
