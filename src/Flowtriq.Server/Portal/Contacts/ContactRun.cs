using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Portal;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Portal.Contacts;

/// <summary>
/// Tells customers what is to be told of incidents on their addresses: what was told and the mails about it are stored
/// together, so that a restart neither loses nor repeats one. Nothing is told while there is no way to send mail.
/// </summary>
internal sealed class ContactRun(
    Database database,
    IncidentBoard board,
    CustomerAffairs affairs,
    ContactBook book,
    ContactMail mail,
    MailStore settings,
    TimeProvider time
)
{
    internal async Task StepAsync(CancellationToken cancel)
    {
        if (settings.Configuration() is null)
            return;
        var incidents = board.All.Where(static incident => incident.Target is not null).ToList();
        var told = book.Told(incidents.Select(static incident => incident.Id.Number));
        foreach (var incident in incidents)
        {
            var before = told[incident.Id.Number].ToHashSet();
            if (
                ContactStages.Next(incident, before, time.GetUtcNow()) is { } stage
                && affairs.OwnerOf(incident) is { } number
                && affairs.Find(number) is { } customer
            )
                await TellAsync(incident, stage, number, customer.Name, customer.Contacts, cancel);
        }
    }

    private Task TellAsync(
        Incident incident,
        ContactStage stage,
        long number,
        string customer,
        IEnumerable<string> contacts,
        CancellationToken cancel
    ) =>
        database.WriteAsync(
            tx =>
            {
                var now = time.GetUtcNow();
                if (!ContactBook.Tell(tx, incident.Id.Number, stage, now))
                    return;
                foreach (var contact in ContactBook.Of(tx, number, contacts).Where(c => Wants(c, stage)))
                    MailOutbox.Put(tx, mail.Of(incident, customer, stage, contact.Email), now);
            },
            cancel
        );

    private static bool Wants(PortalContact contact, ContactStage stage) =>
        stage switch
        {
            ContactStage.Opened => contact.Opened,
            ContactStage.Mitigated => contact.Mitigated,
            ContactStage.Resolved => contact.Resolved,
        };
}
