namespace Flowtriq.Agent.Firewall;

/// <summary>
/// The thread that owns the kernel's table. The loop hands over what should be in it, the latest wish wins, and reads what
/// is; it never waits. Nothing is at rest: the table exists while a filter does, and goes at the end, at exit and, after a
/// crash, at the next start.
/// </summary>
internal sealed class EdgeFirewall : IDisposable
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly FirewallTable _table;
    private readonly LineLog _log;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private FirewallWish _wish = FirewallWish.Nothing;
    private FirewallState _state = FirewallState.Idle;
    private volatile bool _stopping;

    internal EdgeFirewall(string stateDirectory, LineLog log, TimeProvider time)
    {
        _log = log;
        _table = new FirewallTable(stateDirectory, time);
        _thread = new Thread(Run, maxStackSize: 512 * 1024) { IsBackground = true, Name = "firewall" };
        _thread.Start();
    }

    /// <summary>What is in force, as last read.</summary>
    internal FirewallState State => Volatile.Read(ref _state);

    /// <summary>Removes what a crash left behind, when it left anything: for a node that may no longer filter.</summary>
    internal static void CleanUp(string stateDirectory, LineLog log, TimeProvider time)
    {
        using var table = new FirewallTable(stateDirectory, time);
        if (table.WasLeftBehind && table.Clear() is { } reason)
            log.Warn("filters of an earlier run may still be there", ("reason", reason));
    }

    /// <summary>Hands over what should be in the kernel.</summary>
    internal void Want(FirewallWish wish)
    {
        if (wish.Equals(Volatile.Read(ref _wish)))
            return;
        Volatile.Write(ref _wish, wish);
        _wake.Set();
    }

    /// <summary>Takes everything out of the kernel and ends the thread.</summary>
    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        if (_thread.Join(Farewell))
            _wake.Dispose();
    }

    private void Run()
    {
        using (_table)
        {
            var refusal = Guarded(_table.Clear);
            Show(refusal);
            if (refusal is not null)
                _log.Warn("level 1 is not available", ("reason", refusal));
            var done = FirewallWish.Nothing;
            while (!_stopping)
            {
                var wish = Volatile.Read(ref _wish);
                if (!wish.Equals(done) || refusal is not null)
                    (done, refusal) = (wish, Follow(wish, refusal));
                else if (!wish.IsEmpty && Guarded(_table.Read) is { } lost)
                    refusal = lost;
                Show(refusal);
                _wake.WaitOne(
                    !_table.IsUsable ? LookAgainAfter
                    : refusal is not null ? RetryAfter
                    : wish.IsEmpty ? Timeout.InfiniteTimeSpan
                    : ReadEvery
                );
            }

            if (Guarded(_table.Clear) is { } left)
                _log.Warn("filters could not be removed; the kernel lets them go by their timeouts", ("reason", left));
        }
    }

    private string? Follow(FirewallWish wish, string? before)
    {
        var refusal = Guarded(() => _table.Apply(wish));
        if (refusal is null && wish.IsEmpty)
            _log.Info("no filter is set");
        else if (refusal is null)
            _log.Info("filters set", ("filters", wish.Filters.Length));
        else if (refusal != before)
            _log.Error("filters cannot be set", ("reason", refusal));
        return refusal;
    }

    private void Show(string? refusal) =>
        Volatile.Write(
            ref _state,
            refusal is null ? _table.State
                : _table.IsUsable ? _table.State with { Reason = refusal }
                : FirewallState.Unavailable(refusal)
        );

    // The thread's one catch-all: level 1 may fail, the agent goes on.
    private static string? Guarded(Func<string?> step)
    {
        try
        {
            return step();
        }
        catch (Exception failed)
        {
            return failed.Message;
        }
    }
}
