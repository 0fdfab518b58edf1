namespace Flowtriq.Lab.Systems;

/// <summary>The first admin of a workspace that lives as long as the lab.</summary>
public sealed record Account(string Workspace, string Name, string Email, string Password);
