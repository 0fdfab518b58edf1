namespace Flowtriq.Server.Contract;

/// <summary>Signs in.</summary>
/// <param name="Email">Of the member.</param>
/// <param name="Password">Of the member.</param>
/// <param name="Code">Of the authenticator app, or a recovery code; needed when the refusal says <c>"needs": "code"</c>.</param>
public sealed record SignInRequest(string Email, string Password, string? Code = null);
