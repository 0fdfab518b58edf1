namespace Flowtriq.Server.Contract.Portal;

/// <summary>Somebody at a customer who is told of incidents by mail.</summary>
/// <param name="Email">Where mail goes.</param>
/// <param name="Opened">Is told when an incident begins.</param>
/// <param name="Mitigated">Is told when something is in force against it.</param>
/// <param name="Resolved">Is told when it is over.</param>
public sealed record PortalContact(string Email, bool Opened = true, bool Mitigated = false, bool Resolved = true);
