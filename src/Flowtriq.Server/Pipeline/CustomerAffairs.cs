using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Incidents;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Views;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// What concerns one customer, by its number: incidents and mitigations on targets that are wholly inside its prefixes as
/// they are now. Nothing of anybody else comes out of here.
/// </summary>
internal sealed class CustomerAffairs(
    Database database,
    TargetOwners owners,
    IncidentBoard board,
    IncidentStore incidents,
    MitigationStore mitigations,
    MitigationViews views,
    CustomerDesk desk
)
{
    /// <summary>The customer; null when there is none of this number.</summary>
    internal Customer? Find(long number)
    {
        using var reading = Reading.Begin(database);
        return CustomerStore.Find(reading.Snapshot, number)?.Customer;
    }

    /// <summary>The number of the customer that owns an incident's target; null when nobody does.</summary>
    internal long? OwnerOf(Incident incident)
    {
        if (incident.Target is not { } target || owners.NameOf(target) is not { } name)
            return null;
        using var reading = Reading.Begin(database);
        return CustomerStore.ByName(reading.Snapshot, name)?.Number;
    }

    internal int ActiveOf(Customer customer)
    {
        var owned = owners.Of(customer.Name);
        return board.Active.Count(incident => incident.Target is { } target && owned(target));
    }

    /// <summary>Incidents of a customer that began since, newest first, and how many there are without the limit.</summary>
    internal (int Total, IReadOnlyList<Incident> Items) Incidents(
        Customer customer,
        DateTimeOffset since,
        int limit,
        int offset
    ) =>
        incidents.List(
            new IncidentFilter
            {
                Owned = owners.Of(customer.Name),
                From = since,
                Limit = limit,
                Offset = offset,
            }
        );

    /// <summary>An incident of the customer; null when there is none of this number or it is not the customer's.</summary>
    internal Incident? Incident(Customer customer, long number) =>
        (board.Find(new IncidentId(number)) ?? incidents.Find(new IncidentId(number)))
            is { Target: { } target } incident
        && owners.Of(customer.Name)(target)
            ? incident
            : null;

    /// <summary>Mitigations of a customer, newest first.</summary>
    internal IEnumerable<MitigationSummary> Mitigations(Customer customer, long? incident, int limit)
    {
        var owned = owners.Of(customer.Name);
        return mitigations
            .List(
                new MitigationFilter
                {
                    Customer = customer.Name,
                    Incident = incident,
                    Limit = limit,
                }
            )
            .Items.Where(entry => entry.Record.Desired.Target is { } target && owned(target))
            .Select(views.Summary);
    }

    /// <summary>Gives a customer other contacts; what is wrong with them by field, null when nothing is.</summary>
    internal async Task<IReadOnlyDictionary<string, string[]>?> PutContactsAsync(
        string by,
        long number,
        IReadOnlyList<string> contacts,
        CancellationToken cancel
    )
    {
        CustomerBody? body;
        using (var reading = Reading.Begin(database))
            body = CustomerStore.Find(reading.Snapshot, number)?.Body;
        var result = body is null
            ? CustomerDesk.Unknown(number)
            : await desk.ReplaceAsync(by, number, body with { Contacts = contacts }, cancel);
        return result.Match<IReadOnlyDictionary<string, string[]>?>(
            static _ => null,
            static reason => Fault(reason),
            static faults => faults.All,
            static reason => Fault(reason)
        );
    }

    private static Dictionary<string, string[]> Fault(string reason) =>
        new(StringComparer.Ordinal) { ["contacts"] = [reason] };
}
