using Dapper;
using Flowtriq.Server.Contract.Portal;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Portal.Contacts;

/// <summary>What contacts of customers want to be told, and what customers were told.</summary>
internal sealed class ContactBook(Database database)
{
    /// <summary>The contacts of a customer with what each wants to be told.</summary>
    internal PortalContact[] Of(long customer, IEnumerable<string> emails)
    {
        using var reading = Reading.Begin(database);
        return Of(reading.Snapshot, customer, emails);
    }

    /// <inheritdoc cref="Of(long, IEnumerable{string})"/>
    internal static PortalContact[] Of(SqliteTransaction tx, long customer, IEnumerable<string> emails)
    {
        var kept = tx.Query<Row>(
                """
                SELECT email AS Email, opened AS Opened, mitigated AS Mitigated, resolved AS Resolved
                FROM contact_preference WHERE customer = @customer
                """,
                new { customer }
            )
            .ToDictionary(static row => row.Email, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. emails.Select(email =>
                kept.GetValueOrDefault(email) is { } row
                    ? new PortalContact(email, row.Opened != 0, row.Mitigated != 0, row.Resolved != 0)
                    : new PortalContact(email)
            ),
        ];
    }

    /// <summary>Keeps what each contact wants; those that are no contacts any more are forgotten.</summary>
    internal Task KeepAsync(long customer, IReadOnlyList<PortalContact> contacts, CancellationToken cancel) =>
        database.WriteAsync(
            tx =>
            {
                tx.Execute("DELETE FROM contact_preference WHERE customer = @customer", new { customer });
                foreach (var contact in contacts.DistinctBy(static c => c.Email, StringComparer.OrdinalIgnoreCase))
                {
                    tx.Execute(
                        """
                        INSERT INTO contact_preference (customer, email, opened, mitigated, resolved)
                        VALUES (@customer, @Email, @Opened, @Mitigated, @Resolved)
                        """,
                        new
                        {
                            customer,
                            contact.Email,
                            contact.Opened,
                            contact.Mitigated,
                            contact.Resolved,
                        }
                    );
                }
            },
            cancel
        );

    /// <summary>What was told of each of some incidents.</summary>
    internal ILookup<long, ContactStage> Told(IEnumerable<long> incidents)
    {
        using var connection = database.Read();
        return connection
            .Query<(long Incident, string Stage)>(
                "SELECT incident, stage FROM contact_told WHERE incident IN @incidents",
                new { incidents }
            )
            .ToLookup(static row => row.Incident, static row => Enum.Parse<ContactStage>(row.Stage));
    }

    /// <summary>Writes down that something is told; false when it was before.</summary>
    internal static bool Tell(SqliteTransaction tx, long incident, ContactStage stage, DateTimeOffset now) =>
        tx.Execute(
            "INSERT INTO contact_told (incident, stage, at) VALUES (@incident, @stage, @at) ON CONFLICT DO NOTHING",
            new
            {
                incident,
                stage = stage.ToString(),
                at = now.ToUnixMicroseconds(),
            }
        ) == 1;

    private sealed record Row(string Email, long Opened, long Mitigated, long Resolved);
}
