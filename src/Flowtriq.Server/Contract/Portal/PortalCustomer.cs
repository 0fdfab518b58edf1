namespace Flowtriq.Server.Contract.Portal;

/// <summary>What a customer's login is about.</summary>
/// <param name="Name">The customer.</param>
/// <param name="Prefixes">Its address space.</param>
/// <param name="ActiveIncidents">Unresolved incidents on it.</param>
/// <param name="Contacts">Who is told by mail.</param>
public sealed record PortalCustomer(
    string Name,
    IReadOnlyList<string> Prefixes,
    int ActiveIncidents,
    IReadOnlyList<PortalContact> Contacts
);
