namespace Flowtriq.Server.Contract;

/// <summary>Who is signed in.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's e-mail address.</param>
/// <param name="Role">What the person may do in the workspace.</param>
/// <param name="Customer">Number of the customer a person of that role belongs to; null for every other role.</param>
/// <param name="Workspace">The workspace's name.</param>
/// <param name="Version">The server's version.</param>
public sealed record Session(string Name, string Email, Role Role, long? Customer, string Workspace, string Version);
