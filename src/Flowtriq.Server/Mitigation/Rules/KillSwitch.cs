using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Withdraws everything and refuses new mitigations while a person, the command line or the file says so.</summary>
internal sealed class KillSwitch(
    RuleDesk desk,
    RuleBook book,
    KillSwitchFile file,
    Database database,
    ILogger<KillSwitch> log
)
{
    private KillSwitchCause? seen;

    internal async Task EngageAsync(string by, string reason, CancellationToken cancel)
    {
        await desk.EditAsync(by, edit => Engage(edit, "person", reason), cancel);
        RulesLog.Engaged(log, by, reason);
    }

    /// <summary>Releases what people engaged; the file goes on engaging it while it is there.</summary>
    internal async Task ReleaseAsync(string by, CancellationToken cancel)
    {
        await desk.EditAsync(by, Release, cancel);
        RulesLog.Released(log, by);
    }

    /// <summary>Goes by whether the file is there: first acts, then writes it down.</summary>
    internal async Task FollowFileAsync(CancellationToken cancel)
    {
        var present = file.IsPresent;
        if (present == seen is not null)
            return;
        book.PutKillFile(present);
        var (before, now) = (seen, present ? file.Read() : null);
        if (now is not null)
            RulesLog.Engaged(log, now.By, now.Reason);
        else
            RulesLog.Released(log, file.Path);
        await desk.EditAsync(
            file.Path,
            edit =>
            {
                edit.Record(
                    RuleAreas.KillSwitch,
                    "file",
                    now is null ? "released" : "engaged",
                    before is null ? null : RuleDocuments.Stored.Write(before),
                    now is null ? null : RuleDocuments.Stored.Write(now)
                );
                return true;
            },
            cancel
        );
        seen = now;
    }

    internal KillSwitchView View()
    {
        using var reading = RuleReading.Begin(database);
        KillSwitchCause[] causes =
        [
            .. new[] { KillSwitchStore.Find(reading.Snapshot), file.Read() }.OfType<KillSwitchCause>(),
        ];
        return new KillSwitchView(causes.Length > 0, causes, file.Path);
    }

    internal static bool Engage(RuleEdit edit, string source, string reason)
    {
        KillSwitchStore.Engage(edit, source, reason);
        return true;
    }

    internal static bool Release(RuleEdit edit)
    {
        KillSwitchStore.Release(edit);
        return true;
    }
}
