using System.Runtime.InteropServices;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Updates;

/// <summary>
/// Replaces this program by versions the server offers, when the node's own file names a release key: 1. the signature is checked,
/// 2. a thread fetches, 3. the process ends for its supervisor to start the new one, 4. that one is proven once it has been
/// connected for a while, or ends itself and what ran before it comes back.
/// </summary>
internal sealed class Updater
{
    private readonly NodeIdentity _identity;
    private readonly string? _key;
    private readonly VersionFolder _folder;
    private readonly LineLog _log;
    private VersionChoice _choice;
    private readonly Trial _trial = new();
    private bool _again;
    private string _refused = "";
    private bool _leaving;
    private (string Kind, string Text)? _failure;

    // Written by the fetching thread, read by the loop.
    private volatile Thread? _fetching;
    private volatile string? _fault;
    private volatile string? _fetched;

    internal Updater(string? key, NodeIdentity identity, string stateDirectory, LineLog log)
    {
        _identity = identity;
        _key = key;
        _folder = new VersionFolder(stateDirectory);
        _choice = _key is null ? VersionChoice.Installed : _folder.Read();
        _log = log;
        if (_choice.Failed.Length > 0 && _choice.Stage == ChoiceStage.Proven)
            _failure = (
                "update_rolled_back",
                $"{_choice.Failed}: it was not well, or withdrawn; what ran before it is back"
            );
    }

    private bool OnTrial => Launcher.Running == _choice.Version && _choice.Stage == ChoiceStage.Trial;

    /// <summary>Takes the server's order. The same one comes again until it is carried out.</summary>
    internal void Take(UpdateOrder order)
    {
        if (order.Withdraw is { Length: > 0 } withdrawn)
        {
            if (withdrawn == Launcher.Running)
                Choose(_choice.Back(), "withdrawn by the server");
            return;
        }

        // One trial at a time: what is not proven yet is nothing to come back to.
        if (_fetching is not null || OnTrial || order.Release is not { } signed)
            return;
        using var key = _key is null ? null : ReleaseSignature.ReadKey(_key);
        if (key is null)
            Refuse("any", "this node's file names no release key, so it takes no updates");
        else if (ReleaseSignature.Open(key, signed) is not { } release)
            Refuse("unsigned", "it is not signed with this node's release key");
        else if (release.Version != Launcher.Running && release.Version != _choice.Failed)
            Fetch(release, signed);
    }

    /// <summary>Twice a second. True when the process is to end, so that what was chosen starts.</summary>
    internal bool Follow(UplinkStatus uplink, Moment now)
    {
        if (_fault is { } fault)
        {
            _fault = null;
            Refuse(fault, fault);
        }

        if (_fetched is { } version)
        {
            _fetched = null;
            Choose(_choice.Choose(version), "fetched and checked");
        }

        if (_leaving)
            return true;
        if (!OnTrial)
            return false;
        switch (_trial.Follow(uplink.Connected, uplink.Connection?.Unreachable ?? false, now.Uptime))
        {
            case TrialVerdict.Well:
                Prove();
                break;
            case TrialVerdict.NotWell:
                return Fail();
            case TrialVerdict.Untested when !_again:
                TryAgain();
                break;
        }

        return false;
    }

    /// <summary>What the node's operator and the server should hear, once.</summary>
    internal (string Kind, string Text)? TakeFailure()
    {
        var failure = _failure;
        _failure = null;
        return failure;
    }

    private void Fetch(Release release, SignedRelease signed)
    {
        if (!VersionChoice.IsName(release.Version) || release.Architecture != Machine)
        {
            Refuse(release.Version, $"{release.Version} is for {release.Architecture}, not for {Machine}");
            return;
        }

        _log.Info("fetching a new version", ("version", release.Version));
        _fetching = new Thread(() => FetchNow(release, signed), maxStackSize: 256 * 1024)
        {
            IsBackground = true,
            Name = "update",
        };
        _fetching.Start();
    }

    private void FetchNow(Release release, SignedRelease signed)
    {
        try
        {
            _folder.Keep(release, signed, ReleaseFetch.Run(_identity, release));
            _fetched = release.Version;
        }
        catch (Exception failed)
            when (failed
                    is IOException
                        or UnauthorizedAccessException
                        or System.Net.Sockets.SocketException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            _fault = $"{release.Version}: {failed.Message}";
        }

        _fetching = null;
    }

    private void Choose(VersionChoice choice, string why)
    {
        try
        {
            _folder.Write(choice);
            _choice = choice;
            _leaving = true;
            _log.Info("another version is to run; ending for it", ("version", choice.Version), ("why", why));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Refuse(failed.Message, failed.Message);
        }
    }

    private void Prove()
    {
        _choice = _choice.Prove();
        try
        {
            _folder.Write(_choice);
            _folder.Sweep(_choice);
            _log.Info("the new version is well", ("version", _choice.Version));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            _log.Warn("the new version is well, which cannot be noted", ("reason", failed.Message));
        }
    }

    // A start while the server is still away is another first one, not a failure.
    private void TryAgain()
    {
        _again = true;
        try
        {
            _folder.Write(_choice.Again());
            _log.Info("the server is away: the new version's trial waits for it", ("version", _choice.Version));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            _log.Warn("the trial of the new version cannot be put off", ("reason", failed.Message));
        }
    }

    private bool Fail()
    {
        // The launcher finds a trial that was not proven, and goes back.
        _log.Error("the new version is not well; ending for the one before it", ("version", _choice.Version));
        _leaving = true;
        return true;
    }

    private void Refuse(string what, string reason)
    {
        if (_refused == what)
            return;
        _refused = what;
        _log.Warn("update not taken", ("reason", reason));
        _failure = ("update_refused", reason);
    }

    private static string Machine =>
        RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x86_64",
            Architecture.Arm64 => "aarch64",
            Architecture.Arm => "armv7l",
            _ => "",
        };
}
