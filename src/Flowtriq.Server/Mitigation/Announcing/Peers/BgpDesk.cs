using System.Text.Json.Serialization.Metadata;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Bgp.Transport;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing.Command;
using Flowtriq.Server.Mitigation.Announcing.GoBgp;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>
/// Changes the configuration of announcing: everything wrong is said at once and nothing is changed; what is right is
/// stored, then put in force. One change at a time.
/// </summary>
internal sealed class BgpDesk(
    BgpStore store,
    Backends backends,
    SecretProtection secrets,
    HookDirectory hooks,
    ILogger<Announcers> log
) : IDisposable
{
    private const string Purpose = "bgp.peer";
    private readonly SemaphoreSlim turn = new(1, 1);
    private BgpConfiguration current = BgpConfiguration.None;

    /// <summary>As it is in force.</summary>
    internal BgpConfiguration Current => Volatile.Read(ref current);

    /// <summary>Reads what is stored and puts it in force; what is wrong with it is logged and left out.</summary>
    internal async Task LoadAsync(CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var stored = store.Load();
        var speaker = SpeakerPlan.Make(stored, Open, errors);
        foreach (var (field, reasons) in errors.ToDictionary())
            AnnouncingLog.Unusable(log, field, string.Join("; ", reasons));
        var usable = stored.Settings.Enabled && SpeakerOptionsRules.Check(speaker).Count == 0;
        Volatile.Write(ref current, stored);
        await backends.ApplyAsync(stored, usable ? speaker : null, cancel);
    }

    internal Task<FieldErrors> SetAsync(BgpSettings settings, string by, CancellationToken cancel) =>
        ChangeAsync(
            before => before with { Settings = settings },
            static (_, _) => { },
            () => StoreAsync(BgpStore.Settings, "", settings, AnnouncingJson.Stored.BgpSettings, by, cancel),
            null,
            cancel
        );

    internal Task<FieldErrors> SetAsync(BgpGroup group, string by, CancellationToken cancel) =>
        ChangeAsync(
            before => before.With(group),
            (_, errors) => BgpText.Name(group.Name, errors),
            () => StoreAsync(BgpStore.Group, group.Name, group, AnnouncingJson.Stored.BgpGroup, by, cancel),
            null,
            cancel
        );

    internal Task<FieldErrors> SetAsync(string name, BgpPeerRequest request, string by, CancellationToken cancel)
    {
        var settings = request with { Password = null };
        StoredPeer? made = null;
        return ChangeAsync(
            before =>
            {
                made = new StoredPeer(name, settings, PasswordOf(before, name, request.Password));
                return before.With(made);
            },
            (before, errors) =>
            {
                BgpText.Name(name, errors);
                Distinct(before, BgpStore.Peer, name, errors);
                if (!string.IsNullOrEmpty(request.Password) && !IsKey(request.Password))
                    errors.Add("password", $"A TCP-MD5 password has 1 to {Md5Key.MaxBytes} bytes.");
            },
            () =>
            {
                AnnouncingLog.Configured(log, by, BgpStore.Peer, name);
                var shape = AnnouncingJson.Stored.BgpPeerRequest;
                return store.PutAsync(BgpStore.Peer, name, settings, shape, made!.Password, by, cancel);
            },
            name,
            cancel
        );
    }

    internal Task<FieldErrors> SetAsync(GoBgpDaemon daemon, string by, CancellationToken cancel) =>
        ChangeAsync(
            before => before.With(daemon),
            (before, errors) =>
            {
                BgpText.Name(daemon.Name, errors);
                Distinct(before, BgpStore.Daemon, daemon.Name, errors);
                GoBgpPlan.Make(daemon, before.Groups, errors);
            },
            () => StoreAsync(BgpStore.Daemon, daemon.Name, daemon, AnnouncingJson.Stored.GoBgpDaemon, by, cancel),
            null,
            cancel
        );

    internal Task<FieldErrors> SetAsync(CommandHook hook, string by, CancellationToken cancel) =>
        ChangeAsync(
            before => before.With(hook),
            (before, errors) =>
            {
                BgpText.Name(hook.Name, errors);
                Distinct(before, BgpStore.Hook, hook.Name, errors);
                CommandPlan.Make(hook, hooks, errors);
            },
            () => StoreAsync(BgpStore.Hook, hook.Name, hook, AnnouncingJson.Stored.CommandHook, by, cancel),
            null,
            cancel
        );

    /// <summary>Removes something; null when it is not there, errors when something else needs it.</summary>
    internal async Task<FieldErrors?> RemoveAsync(string kind, string name, string by, CancellationToken cancel)
    {
        var found = true;
        var errors = await ChangeAsync(
            before =>
            {
                var after = before.Without(kind, name);
                found = after.Count != before.Count;
                return after;
            },
            (before, errors) =>
            {
                if (kind == BgpStore.Group && before.Daemons.Any(daemon => daemon.Group == name))
                    errors.Add("group", $"{name} is the group of a gobgpd.");
            },
            () =>
            {
                AnnouncingLog.Configured(log, by, kind, name);
                return store.RemoveAsync(kind, name, cancel);
            },
            null,
            cancel
        );
        return found ? errors : null;
    }

    public void Dispose() => turn.Dispose();

    private async Task<FieldErrors> ChangeAsync(
        Func<BgpConfiguration, BgpConfiguration> change,
        Action<BgpConfiguration, FieldErrors> check,
        Func<Task> persist,
        string? edited,
        CancellationToken cancel
    )
    {
        var errors = new FieldErrors();
        await turn.WaitAsync(cancel);
        try
        {
            check(current, errors);
            if (errors.Any)
                return errors;
            var after = change(current);
            var speaker = SpeakerPlan.Make(after, Open, errors, edited);
            if (errors.Any)
                return errors;
            await persist();
            Volatile.Write(ref current, after);
            // Stored is in force, whether or not who asked still waits.
            await backends.ApplyAsync(after, after.Settings.Enabled ? speaker : null, CancellationToken.None);
            return errors;
        }
        finally
        {
            turn.Release();
        }
    }

    private Task StoreAsync<T>(
        string kind,
        string name,
        T item,
        JsonTypeInfo<T> shape,
        string by,
        CancellationToken cancel
    )
    {
        AnnouncingLog.Configured(log, by, kind, name);
        return store.PutAsync(kind, name, item, shape, null, by, cancel);
    }

    // Absent keeps what is stored, empty removes it.
    private byte[]? PasswordOf(BgpConfiguration before, string name, string? given) =>
        given switch
        {
            null => before.Peers.FirstOrDefault(peer => peer.Name == name)?.Password,
            "" => null,
            _ => secrets.Seal(Purpose, given),
        };

    private string? Open(StoredPeer peer) => peer.Password is { } stored ? secrets.Open(Purpose, stored) : null;

    private static bool IsKey(string password) =>
        System.Text.Encoding.UTF8.GetByteCount(password) is > 0 and <= Md5Key.MaxBytes;

    private static void Distinct(BgpConfiguration before, string kind, string name, FieldErrors errors)
    {
        var taken =
            (kind != BgpStore.Peer && before.Peers.Any(peer => peer.Name == name))
            || (kind != BgpStore.Daemon && before.Daemons.Any(daemon => daemon.Name == name))
            || (kind != BgpStore.Hook && before.Hooks.Any(hook => hook.Name == name))
            || name == BuiltIn.BuiltInAnnouncer.Called;
        errors.Unless(!taken, "name", "Another router, gobgpd or command has this name.");
    }
}
