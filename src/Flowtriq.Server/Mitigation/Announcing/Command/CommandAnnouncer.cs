using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>
/// A program of the operator's as an announcer: run once for each route to announce and once to withdraw it, its exit code
/// being the state. After a restart everything wanted is issued again, and what is no longer wanted is withdrawn.
/// </summary>
internal sealed class CommandAnnouncer(CommandPlan plan, CommandRoutes store, TimeProvider time, ILogger log)
    : IRouteAnnouncer,
        IWithdrawsAll
{
    private static readonly TimeSpan FinishTime = TimeSpan.FromSeconds(15);
    private readonly Lock gate = new();
    private readonly SemaphoreSlim nudge = new(0);
    private readonly CancellationTokenSource leaving = new();
    private readonly CancellationTokenSource ending = new();
    private readonly CommandBook book = new();
    private PeerRoutes wanted = new([], []);
    private DateTimeOffset since = time.GetUtcNow();
    private long runs;
    private long failures;
    private string? lastError;
    private Task? loop;

    public event Action? Changed;

    public string Name => plan.Hook.Name;

    public IReadOnlyList<AnnouncerPeer> Peers
    {
        get
        {
            lock (gate)
            {
                return
                [
                    new AnnouncerPeer
                    {
                        Name = Name,
                        Announcer = Name,
                        Group = Name,
                        Kinds = plan.Group.Kinds,
                        Profile = plan.Options.Profile,
                        Up = loop is not null,
                        State = loop is null ? "Idle" : "Ready",
                        Since = since,
                        Wanted = wanted.Wanted.Count,
                        Sent = wanted.Wanted.Keys.Count(book.IsDone),
                        Rejected = wanted.Wanted.Keys.Count(route => book.FailureOf(route) is not null),
                        Refused = wanted.Refused.Count,
                        MaxFlowSpec = Math.Min(plan.Options.MaxFlowSpec, plan.Options.Profile.MaxRules),
                        MaxBlackholes = plan.Options.MaxBlackholes,
                        LastError = lastError,
                        Counters = new AnnouncerCounters { Messages = runs, Rejected = failures },
                    },
                ];
            }
        }
    }

    public void Announce(DesiredRoutes routes)
    {
        var compiled = new RouteCompiler(plan.Options, plan.Group).Compile(routes);
        lock (gate)
            wanted = compiled;
        nudge.Release();
    }

    public Task StartAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            if (loop is not null || leaving.IsCancellationRequested)
                return Task.CompletedTask;
            foreach (var (route, withdrawal) in store.Of(Name))
                book.Remembered(route, withdrawal);
            since = time.GetUtcNow();
            loop = Task.Run(RunAsync, CancellationToken.None);
        }
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AnnouncedRoute>> ReadBackAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            var all = new List<AnnouncedRoute>();
            foreach (var (route, path) in wanted.Wanted)
                all.Add(View(route, path));
            foreach (var (route, reason) in wanted.Refused)
                all.Add(new AnnouncedRoute(Name, route, AnnouncedState.Refused, reason));
            foreach (var orphan in book.Unwanted(wanted.Wanted).Select(Prefix).OfType<Nlri>())
                all.Add(new AnnouncedRoute(Name, orphan, AnnouncedState.Orphan, "being withdrawn"));
            return Task.FromResult<IReadOnlyList<AnnouncedRoute>>(all);
        }
    }

    public void Release(string peer)
    {
        if (peer != Name)
            return;
        lock (gate)
            book.TryFailedNow();
        nudge.Release();
    }

    public async Task WithdrawAllAsync()
    {
        Announce(DesiredRoutes.Empty);
        await StartAsync(CancellationToken.None);
        var started = time.GetTimestamp();
        while (Holds() && time.GetElapsedTime(started) < FinishTime)
            await Task.Delay(TimeSpan.FromMilliseconds(50), time);
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        if (loop is { } running)
        {
            // A program under way is let finish; one that hangs is ended.
            await Task.WhenAny(running, Task.Delay(FinishTime, time));
            await ending.CancelAsync();
            await running;
        }
    }

    private static Nlri? Prefix(string route) =>
        IpPrefix.TryParse(route, out var prefix) ? new Nlri.Unicast(prefix) : null;

    private bool Holds()
    {
        lock (gate)
            return book.Unwanted(wanted.Wanted).Any();
    }

    private AnnouncedRoute View(Nlri route, RoutePath path) =>
        book.FailureOf(route) is { } failure ? new(Name, route, AnnouncedState.Rejected, failure)
        : book.IsDone(route)
            ? new(Name, route, AnnouncedState.Accepted, null)
            {
                Attributes =
                [
                    .. AttributeText.Of(path.Attributes, path.NextHops),
                    $"ran {plan.Hook.Program}: {book.SaidOf(route)}",
                ],
            }
        : new(Name, route, AnnouncedState.Waiting, "the command has not finished yet");

    private async Task RunAsync()
    {
        while (!leaving.IsCancellationRequested)
        {
            CommandStep[] steps;
            TimeSpan wait;
            lock (gate)
            {
                steps = [.. book.Due(wanted.Wanted, plan.Hook, time.GetUtcNow()).Take(plan.Hook.Parallel)];
                wait = book.NextTry(time.GetUtcNow());
            }
            try
            {
                if (steps.Length > 0)
                    await Task.WhenAll(steps.Select(StepAsync));
                else
                    await nudge.WaitAsync(wait, leaving.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failed)
            {
                // The database, not the program: nothing was run that is not remembered. Tried again.
                Volatile.Write(ref lastError, failed.Message);
                AnnouncingLog.CommandFailed(log, Name, "keep", "its routes", failed.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), time);
            }
        }
    }

    // Remembered before the program runs and forgotten after its withdrawal: a crash in between withdraws once too often.
    private async Task StepAsync(CommandStep step)
    {
        if (step.Announces)
            await store.RememberAsync(Name, step.Route, step.Withdrawal, CancellationToken.None);
        var arguments = step.Announces ? step.Announcement : step.Withdrawal;
        var result = await CommandRun.RunAsync(plan.Path, arguments, plan.Timeout, time, ending.Token);
        if (!step.Announces && result.Ok)
            await store.ForgetAsync(Name, step.Route, CancellationToken.None);
        lock (gate)
        {
            runs++;
            failures += result.Ok ? 0 : 1;
            lastError = result.Ok ? lastError : $"{step.Route}: {result.Text}";
            book.Finished(step, result, time.GetUtcNow());
        }
        if (result.Ok)
            AnnouncingLog.CommandDone(log, Name, step.Announces ? "announced" : "withdrew", step.Route);
        else
            AnnouncingLog.CommandFailed(log, Name, step.Announces ? "announce" : "withdraw", step.Route, result.Text);
        Changed?.Invoke();
    }
}
