using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Customers and their prefixes on disk.</summary>
internal static class CustomerStore
{
    private const string Select = """
        SELECT c.number AS Number, c.name AS Name, p.name AS Policy, c.contacts AS Contacts, c.override AS Override,
               c.changed AS Changed, c.by AS By
        FROM customer c LEFT JOIN mitigation_policy p ON p.number = c.policy
        """;

    /// <summary>By name.</summary>
    internal static IReadOnlyList<CustomerRow> All(SqliteTransaction tx)
    {
        var prefixes = tx.Query<Owned>("SELECT prefix AS Prefix, customer AS Customer FROM customer_prefix")
            .ToLookup(static owned => owned.Customer, static owned => owned.Prefix);
        return [.. tx.Query<Row>($"{Select} ORDER BY c.name").Select(row => row.With(prefixes[row.Number]))];
    }

    internal static CustomerRow? Find(SqliteTransaction tx, long number) =>
        One(tx, tx.First<Row>($"{Select} WHERE c.number = @number", new { number }));

    internal static CustomerRow? ByName(SqliteTransaction tx, string name) =>
        One(tx, tx.First<Row>($"{Select} WHERE c.name = @name", new { name }));

    internal static string? NameOf(Database database, long number)
    {
        using var reading = RuleReading.Begin(database);
        return Find(reading.Snapshot, number)?.Customer.Name;
    }

    /// <summary>The name of the customer that owns exactly this prefix; null when nobody else does.</summary>
    internal static string? OwnerOf(SqliteTransaction tx, IpPrefix prefix, long except) =>
        tx.First<string>(
            """
            SELECT c.name FROM customer_prefix o JOIN customer c ON c.number = o.customer
            WHERE o.prefix = @prefix AND c.number <> @except
            """,
            new { prefix = prefix.ToString(), except }
        );

    internal static IReadOnlyList<string> UsersOf(SqliteTransaction tx, long policy) =>
        [.. tx.Query<string>("SELECT name FROM customer WHERE policy = @policy ORDER BY name", new { policy })];

    /// <param name="edit">The edit.</param>
    /// <param name="number">The customer to replace; null for a new one.</param>
    /// <param name="customer">What it is to be; its prefixes belong to nobody else.</param>
    /// <param name="policy">The number of its policy; null for the workspace's.</param>
    /// <param name="differs">What it has differently.</param>
    internal static CustomerRow Put(
        RuleEdit edit,
        long? number,
        Customer customer,
        long? policy,
        PolicyOverrideBody? differs
    )
    {
        var stored = edit.Transaction.Scalar<long>(
            """
            INSERT INTO customer (number, name, policy, contacts, override, changed, by)
            VALUES (@number, @Name, @policy, @contacts, @differs, @At, @By)
            ON CONFLICT (number) DO UPDATE SET
                name = excluded.name, policy = excluded.policy, contacts = excluded.contacts,
                override = excluded.override, changed = excluded.changed, by = excluded.by
            RETURNING number
            """,
            new
            {
                number,
                customer.Name,
                policy,
                contacts = RuleDocuments.Stored.Write<string[]>([.. customer.Contacts]),
                differs = differs is null ? null : RuleDocuments.Stored.Write(differs),
                edit.At,
                edit.By,
            }
        );
        GiveUpPrefixes(edit, stored);
        foreach (var prefix in customer.Prefixes)
        {
            edit.Transaction.Execute(
                "INSERT INTO customer_prefix (prefix, customer) VALUES (@prefix, @stored)",
                new { prefix = prefix.ToString(), stored }
            );
        }
        return Find(edit.Transaction, stored)!;
    }

    internal static void GiveUpPrefixes(RuleEdit edit, long number) =>
        edit.Transaction.Execute("DELETE FROM customer_prefix WHERE customer = @number", new { number });

    internal static void Remove(RuleEdit edit, long number) =>
        edit.Transaction.Execute("DELETE FROM customer WHERE number = @number", new { number });

    private static CustomerRow? One(SqliteTransaction tx, Row? row) =>
        row?.With(tx.Query<string>("SELECT prefix FROM customer_prefix WHERE customer = @Number", row));

    private sealed record Owned(string Prefix, long Customer);

    private sealed record Row(
        long Number,
        string Name,
        string? Policy,
        string Contacts,
        string? Override,
        long Changed,
        string By
    )
    {
        internal CustomerRow With(IEnumerable<string> prefixes) =>
            new(
                Number,
                new Customer
                {
                    Name = Name,
                    Prefixes = [.. prefixes.Select(StoredPrefix.Parse).Order()],
                    Contacts = [.. RuleDocuments.Stored.Read<string[]>(Contacts)],
                    Policy = Policy,
                },
                Override is null ? null : RuleDocuments.Stored.Read<PolicyOverrideBody>(Override),
                UnixTime.FromUnixMicroseconds(Changed),
                By
            );
    }
}
