using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Google.Protobuf;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// Where the configuration comes from: the node's file and what the server last set. A new configuration that is wrong
/// changes nothing: the last good one stays, in force and on disk.
/// </summary>
internal sealed class ConfigSource(string? path, LineLog log)
{
    private ServerSet _inForce = ServerSet.Nothing;
    private ulong _newest;
    private ByteString? _refused;
    private SignedAgentConfig? _wanted;
    private ConfigSeal? _seal;
    private ServerSetFile? _file;

    /// <summary>Version of what the server set and this node took; 0 when there is none.</summary>
    internal ulong ServerVersion => _inForce.Version;

    /// <summary>Reads everything for the first time; null, with every fault, when it cannot be used.</summary>
    internal AgentConfig? Load(List<ConfigError> errors)
    {
        if (ReadLocal(errors) is not { } local || ConfigReader.Read(local, errors) is not { } alone)
            return null;
        _seal = ConfigSeal.Of(alone.StateDirectory);
        _file = new ServerSetFile(alone.StateDirectory, _seal, log);
        var kept = _file.Read();
        _newest = kept.Version;
        var faults = new List<ConfigError>();
        if (Read(kept, faults) is { } whole)
        {
            _inForce = kept;
            return whole;
        }

        log.Warn("what the server set cannot be used and is left out", ("faults", string.Join("; ", faults)));
        return alone;
    }

    /// <summary>Goes by what the agent learns of its server's authorities.</summary>
    internal void Follow(TrustedAuthorities authorities) => _seal?.Follow(authorities);

    /// <summary>
    /// Takes what the server sets; null when it is in force already or something is wrong with it, which is logged and told once.
    /// </summary>
    internal AgentConfig? Take(SignedAgentConfig offered, AgentConfig current, IUplink uplink, DateTimeOffset at)
    {
        var set = ServerSet.Nothing;
        var refusal = _seal is null ? "is for an enrolled node" : _seal.Open(offered, out set);
        // What was signed anew is told of no more than what was sent again.
        if (refusal is null && offered.Payload.Equals(_refused))
            return null;
        refusal ??= Older(set);
        if (refusal is not null)
            return Refuse(offered, set.Version, $"the configuration {refusal}", uplink, at);
        if (set == _inForce)
        {
            _file?.Refresh(offered);
            (_refused, _wanted) = (null, null);
            return null;
        }

        var errors = new List<ConfigError>();
        if (Read(set, errors) is { } next)
            return Adopt(offered, set, next, current);
        _wanted = offered;
        return Refuse(offered, set.Version, string.Join('\n', errors), uplink, at);
    }

    /// <summary>
    /// Reads everything again; null when something is wrong, which is logged and told. What the server set and this node refused is
    /// tried once more, since the fault may have been in the node's file.
    /// </summary>
    internal AgentConfig? Reload(AgentConfig current, IUplink uplink, DateTimeOffset at)
    {
        if (
            _wanted is { } again
            && _seal is { } seal
            && seal.Open(again, out var set) is null
            && Read(set, []) is { } wanted
        )
            return Adopt(again, set, wanted, current);
        var errors = new List<ConfigError>();
        if (Read(_inForce, errors) is { } next)
            return Adopt(null, _inForce, next, current);
        log.Error("configuration not taken, the last good one stays", ("faults", string.Join("; ", errors)));
        uplink.Offer(new AgentNotice { Kind = "config_rejected", Text = string.Join('\n', errors) }, at);
        return null;
    }

    /// <summary>Waits for the disk, at most <paramref name="limit"/>.</summary>
    internal void Finish(TimeSpan limit) => _file?.Finish(limit);

    // A version that was recorded and is played back must not undo a later one.
    private string? Older(ServerSet set) =>
        set.Version < _newest ? $"of version {set.Version} is older than version {_newest}, which this node has had"
        : set.Version == _inForce.Version && set != _inForce
            ? $"of version {set.Version} is not the one in force under that number"
        : null;

    private AgentConfig? Refuse(
        SignedAgentConfig offered,
        ulong version,
        string faults,
        IUplink uplink,
        DateTimeOffset at
    )
    {
        _refused = offered.Payload;
        log.Error(
            "what the server set is not taken, the last good configuration stays",
            ("version", version),
            ("faults", faults.ReplaceLineEndings("; "))
        );
        var notice = new AgentNotice
        {
            Kind = "config_refused",
            Text = faults,
            ConfigVersion = version,
        };
        uplink.Offer(notice, at);
        return null;
    }

    private AgentConfig Adopt(SignedAgentConfig? signed, ServerSet set, AgentConfig next, AgentConfig current)
    {
        if (signed is not null)
            _file?.Write(signed);
        (_inForce, _refused, _wanted) = (set, null, null);
        _newest = Math.Max(_newest, set.Version);
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
