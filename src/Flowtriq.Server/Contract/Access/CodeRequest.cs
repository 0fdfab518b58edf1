namespace Flowtriq.Server.Contract.Access;

/// <summary>Proves that the secret is in the person's app.</summary>
/// <param name="Code">What the app shows.</param>
public sealed record CodeRequest(string Code);
