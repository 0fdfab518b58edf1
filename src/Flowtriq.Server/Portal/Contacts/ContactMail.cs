using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;

namespace Flowtriq.Server.Portal.Contacts;

/// <summary>The mails that contacts of customers get.</summary>
internal sealed class ContactMail(ServerOptions options, WorkspaceName workspace)
{
    internal Mail Of(Incident incident, string customer, ContactStage stage, string to) =>
        new(
            to,
            $"[{workspace.Now() ?? "Flowtriq"}] {Headline(stage)}: {incident.Target} ({incident.Id})",
            $"""
            {Headline(stage)}: {incident.Title} on {incident.Target}, which belongs to {customer}.

            Began:        {Moment(incident.Onset)}
            Highest rate: {incident.Peak.Packets.Value.ToString("N0", CultureInfo.InvariantCulture)} packets/s
            {(incident.Resolved is { } over ? $"Over:         {Moment(over)}\n" : "")}
            Details and the report: {options.Address}/portal/incidents/{incident.Id.Number}
            What you are told by mail is set there too.
            """,
            Id: $"contact-{incident.Id.Number}-{stage}-{Digest(to)}"
        );

    private static string Headline(ContactStage stage) =>
        stage switch
        {
            ContactStage.Opened => "Attack detected",
            ContactStage.Mitigated => "Attack is being mitigated",
            ContactStage.Resolved => "Attack is over",
        };

    private static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Digest(string to) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to)).AsSpan(0, 8));
}
