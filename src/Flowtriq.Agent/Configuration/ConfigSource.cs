using System.Globalization;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Configuration;

/// <summary>
/// Where the configuration comes from: the node's file and, kept in the state directory so that it holds without the
/// server too, what the server last set. A new configuration that is wrong changes nothing: the last good one stays.
/// </summary>
internal sealed class ConfigSource(string? path, LineLog log)
{
    private const string VersionComment = "// version ";

    private string _overlay = "";
    private string _overlayPath = "";

    /// <summary>Version of what the server set; 0 when it set nothing.</summary>
    internal ulong OverlayVersion { get; private set; }

    /// <summary>Reads everything for the first time; null, with every fault, when it cannot be used.</summary>
    internal AgentConfig? Load(List<ConfigError> errors)
    {
        if (ReadLocal(errors) is not { } local || ConfigReader.Read(local, errors) is not { } alone)
            return null;
        _overlayPath = Path.Combine(alone.StateDirectory, "server-config.json");
        ReadOverlay();
        var faults = new List<ConfigError>();
        if (ConfigOverlay.Read(local, _overlay, faults) is { } whole)
            return whole;
        log.Warn("what the server set cannot be used and is left out", ("faults", string.Join("; ", faults)));
        return alone;
    }

    /// <summary>Keeps what the server sets; true when it is new.</summary>
    internal bool TakeOverlay(ulong version, string json)
    {
        if (version == OverlayVersion && json == _overlay)
            return false;
        (OverlayVersion, _overlay) = (version, json);
        try
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{VersionComment}{version}\n{json}");
            File.WriteAllText(_overlayPath + ".new", text);
            File.Move(_overlayPath + ".new", _overlayPath, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.Warn("what the server set cannot be kept", ("path", _overlayPath), ("reason", failed.Message));
        }

        return true;
    }

    /// <summary>Reads everything again; null when nothing changes or something is wrong, which is logged and told.</summary>
    internal AgentConfig? Reload(AgentConfig current, IUplink uplink, DateTimeOffset at)
    {
        var errors = new List<ConfigError>();
        var next = ReadLocal(errors) is { } local ? ConfigOverlay.Read(local, _overlay, errors) : null;
        if (next is null)
        {
            var faults = string.Join("; ", errors);
            log.Error("configuration not taken, the last good one stays", ("faults", faults));
            uplink.Offer(new AgentNotice { Kind = "config_rejected", Text = faults }, at);
            return null;
        }

        // The identity, the queue and the uplink were made with these; they need a restart.
        if (next.Server != current.Server || next.StateDirectory != current.StateDirectory)
            log.Warn("server and stateDirectory take effect at the next start");
        log.Info("configuration taken", ("serverVersion", OverlayVersion));
        return next with { Server = current.Server, StateDirectory = current.StateDirectory };
    }

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

    private void ReadOverlay()
    {
        try
        {
            if (!File.Exists(_overlayPath))
                return;
            var text = File.ReadAllText(_overlayPath);
            var end = text.IndexOf('\n');
            if (end < 0 || !text.StartsWith(VersionComment, StringComparison.Ordinal))
                return;
            if (ulong.TryParse(text.AsSpan(VersionComment.Length, end - VersionComment.Length), out var version))
                (OverlayVersion, _overlay) = (version, text[(end + 1)..]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.Warn("what the server set cannot be read", ("path", _overlayPath), ("reason", unreadable.Message));
        }
    }
}
