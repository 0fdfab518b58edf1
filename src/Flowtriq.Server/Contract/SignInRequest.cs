namespace Flowtriq.Server.Contract;

public sealed record SignInRequest(string Email, string Password);
