using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Doctor;

/// <summary>
/// The running agent examines its machine soon after the start, every ten minutes and after a new configuration, on a short-lived thread of
/// its own, and tells the server what changed. Used by the loop thread.
/// </summary>
internal sealed class DoctorRounds(LineLog log)
{
    // After the start has given its memory back, so that the two do not add up.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private AgentConfig? _config;
    private IReadOnlyDictionary<string, ulong> _counters = new Dictionary<string, ulong>();
    private TimeSpan _countedAt;
    private TimeSpan _dueAt = First;
    private bool _looking;
    private Diagnosis? _found;
    private Diagnosis? _told;

    /// <summary>Takes what was found, and looks again when it is time; true once a look is over.</summary>
    internal bool Follow(AgentConfig config, IUplink uplink, Moment now)
    {
        var found = Interlocked.Exchange(ref _found, null);
        if (found is not null && !found.Equals(_told))
        {
            _told = found;
            uplink.Offer(found);
        }

        if (_config is not null && !ReferenceEquals(config, _config))
            _dueAt = now.Uptime + First;
        _config = config;
        if (now.Uptime >= _dueAt && !Volatile.Read(ref _looking))
            Begin(config, uplink.Status.ClockOffset, now.Uptime);
        return found is not null;
    }

    private void Begin(AgentConfig config, TimeSpan? offset, TimeSpan uptime)
    {
        _dueAt = uptime + Every;
        Volatile.Write(ref _looking, true);
        new Thread(() => Look(config, offset, uptime), maxStackSize: 256 * 1024)
        {
            IsBackground = true,
            Name = "doctor",
        }.Start();
    }

    // The thread's one catch-all: an examination may fail, the agent goes on.
    private void Look(AgentConfig config, TimeSpan? offset, TimeSpan uptime)
    {
        try
        {
            var examination = new Examination(config, "self", probe: false);
            var findings = examination.Run(offset, _counters, uptime - _countedAt);
            (_counters, _countedAt) = (examination.Counters(), uptime);
            Volatile.Write(ref _found, FindingCodec.Encode(findings));
        }
        catch (Exception failed)
        {
            log.Error("the machine cannot be examined", ("reason", failed.Message));
        }
        finally
        {
            Volatile.Write(ref _looking, false);
        }
    }
}
