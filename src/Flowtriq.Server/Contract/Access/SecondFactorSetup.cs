namespace Flowtriq.Server.Contract.Access;

/// <summary>A secret for an authenticator app. Signing in takes it only after it was confirmed with a code.</summary>
/// <param name="Secret">To type in, base 32.</param>
/// <param name="Address">The same as otpauth address.</param>
/// <param name="QrCode">The same as SVG image.</param>
public sealed record SecondFactorSetup(string Secret, string Address, string QrCode);
