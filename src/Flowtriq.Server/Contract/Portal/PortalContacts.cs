namespace Flowtriq.Server.Contract.Portal;

/// <summary>All contacts of a customer.</summary>
/// <param name="Contacts">They replace those that were there.</param>
public sealed record PortalContacts(IReadOnlyList<PortalContact> Contacts);
