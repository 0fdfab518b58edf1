using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// Where the configuration comes from: the node's file and what the server last set. A new configuration that is wrong
/// changes nothing: the last good one stays, in force and on disk.
/// </summary>
internal sealed class ConfigSource(string? path, LineLog log)
{
    private ServerSet _inForce = ServerSet.Nothing;
    private ServerSet? _refused;
    private ServerSetFile? _file;

    /// <summary>Version of what the server set and this node took; 0 when there is none.</summary>
    internal ulong ServerVersion => _inForce.Version;

    /// <summary>Reads everything for the first time; null, with every fault, when it cannot be used.</summary>
    internal AgentConfig? Load(List<ConfigError> errors)
    {
        if (ReadLocal(errors) is not { } local || ConfigReader.Read(local, errors) is not { } alone)
            return null;
        _file = new ServerSetFile(alone.StateDirectory, log);
        var kept = _file.Read();
        var faults = new List<ConfigError>();
        if (Read(kept, faults) is { } whole)
        {
            _inForce = kept;
            return whole;
        }

        log.Warn("what the server set cannot be used and is left out", ("faults", string.Join("; ", faults)));
        return alone;
    }

    /// <summary>
    /// Takes what the server sets; null when it is in force already or something is wrong with it, which is logged and told once.
    /// </summary>
    internal AgentConfig? Take(ServerSet offered, AgentConfig current, IUplink uplink, DateTimeOffset at)
    {
        if (offered == _inForce)
            _refused = null;
        if (offered == _inForce || offered == _refused)
            return null;
        var errors = new List<ConfigError>();
        if (Read(offered, errors) is { } next)
            return Adopt(offered, next, current);

        _refused = offered;
        log.Error(
            "what the server set is not taken, the last good configuration stays",
            ("version", offered.Version),
            ("faults", string.Join("; ", errors))
        );
        var notice = new AgentNotice
        {
            Kind = "config_refused",
            Text = string.Join('\n', errors),
            ConfigVersion = offered.Version,
        };
        uplink.Offer(notice, at);
        return null;
    }

    /// <summary>
    /// Reads everything again; null when something is wrong, which is logged and told. What the server set and this node refused is
    /// tried once more, since the fault may have been in the node's file.
    /// </summary>
    internal AgentConfig? Reload(AgentConfig current, IUplink uplink, DateTimeOffset at)
    {
        if (_refused is not null && Read(_refused, []) is { } wanted)
            return Adopt(_refused, wanted, current);
        var errors = new List<ConfigError>();
        if (Read(_inForce, errors) is { } next)
            return Adopt(_inForce, next, current);
        log.Error("configuration not taken, the last good one stays", ("faults", string.Join("; ", errors)));
        uplink.Offer(new AgentNotice { Kind = "config_rejected", Text = string.Join('\n', errors) }, at);
        return null;
    }

    private AgentConfig Adopt(ServerSet set, AgentConfig next, AgentConfig current)
    {
        if (set != _inForce)
            _file?.Write(set);
        (_inForce, _refused) = (set, null);
        // The identity, the queue and the uplink were made with these; they need a restart.
        if (next.Server != current.Server || next.StateDirectory != current.StateDirectory)
            log.Warn("server and stateDirectory take effect at the next start");
        log.Info("configuration taken", ("serverVersion", set.Version));
        return next with { Server = current.Server, StateDirectory = current.StateDirectory };
    }

    private AgentConfig? Read(ServerSet set, List<ConfigError> errors) =>
        ReadLocal(errors) is { } local && ConfigOverlay.Read(local, set.Json, errors) is { } read
            ? read with
            {
                ServerVersion = set.Version,
            }
            : null;

    private string? ReadLocal(List<ConfigError> errors)
    {
        if (path is null)
            return "{}";
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ConfigError(path, "", unreadable.Message));
            return null;
        }
    }
}
