using System.ComponentModel;
using System.Globalization;
using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Hooks;

/// <summary>
/// Runs the operator's program when an attack gets a target and when it closes: arguments TARGET DIRECTION PPS ban|unban, the
/// incident as JSON on standard input (the contract of FastNetMon's notify script). Never waited for by the loop; runs of
/// one incident keep their order, and every "ban" is followed by one "unban" of the same target.
/// </summary>
internal sealed class HookRunner(HookConfig config, LineLog log) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(config.Concurrency);
    private readonly Dictionary<Guid, string> _banned = [];
    private readonly Dictionary<Guid, Task> _running = [];
    private long _failures;

    /// <summary>Runs that could not start, took too long or ended with another code than 0.</summary>
    internal long Failures => Interlocked.Read(ref _failures);

    /// <summary>Looks at an observation and starts a run when it calls for one.</summary>
    internal void Follow(Observation observation)
    {
        if (observation.Phase == ObservationPhase.Closed)
        {
            if (_banned.Remove(observation.Id, out var target))
                Start(observation, target, "unban", observation.Peak);
        }
        else if (observation.Target is not null && !_banned.ContainsKey(observation.Id))
        {
            var target = TargetText(observation);
            _banned[observation.Id] = target;
            Start(observation, target, "ban", observation.Rate);
        }
    }

    /// <summary>Takes over an attack that an earlier run of the agent has already announced.</summary>
    internal void Adopt(Observation observation)
    {
        if (observation.Target is not null)
            _banned[observation.Id] = TargetText(observation);
    }

    /// <summary>Waits for runs under way, at most <paramref name="limit"/>; false when some still run.</summary>
    internal bool Finish(TimeSpan limit) => Task.WaitAll([.. _running.Values], limit);

    public void Dispose() => _slots.Dispose();

    // A single host is written without its /32: scripts made for FastNetMon expect an address.
    private static string TargetText(Observation observation) =>
        observation.Target is { IsHost: true } host ? host.Address.ToString() : observation.Target.ToString()!;

    private void Start(Observation observation, string target, string action, TrafficRate rate)
    {
        foreach (var (id, task) in _running)
        {
            if (task.IsCompleted)
                _running.Remove(id);
        }

        string[] arguments =
        [
            target,
            observation.Direction == Direction.Inbound ? "incoming" : "outgoing",
            rate.Packets.Value.ToString("F0", CultureInfo.InvariantCulture),
            action,
        ];
        var before = _running.GetValueOrDefault(observation.Id, Task.CompletedTask);
        _running[observation.Id] = Task.Run(() => RunAsync(before, observation, arguments));
    }

    private async Task RunAsync(Task before, Observation observation, string[] arguments)
    {
        await before;
        await _slots.WaitAsync();
        try
        {
            var run = await HookProcess.RunAsync(config, arguments, observation);
            if (run.ExitCode == 0)
            {
                log.Info("hook ran", ("target", arguments[0]), ("action", arguments[3]));
                return;
            }

            Interlocked.Increment(ref _failures);
            log.Error(
                run.ExitCode is null ? "hook took too long and was ended" : "hook failed",
                ("target", arguments[0]),
                ("action", arguments[3]),
                ("exit", run.ExitCode),
                ("stderr", run.Complaint)
            );
        }
        catch (Exception failed) when (failed is Win32Exception or IOException)
        {
            Interlocked.Increment(ref _failures);
            log.Error("hook did not start", ("command", config.Command), ("reason", failed.Message));
        }
        finally
        {
            _slots.Release();
        }
    }
}
