namespace Flowtriq.Server.Contract.Access;

/// <summary>How people can sign in here.</summary>
/// <param name="Provider">Name of the identity provider that people may sign in with; null when there is none.</param>
/// <param name="Mail">Whether a forgotten password can be set anew by e-mail.</param>
public sealed record SignInWays(string? Provider, bool Mail);
