namespace Flowtriq.Server.Access.Provider;

/// <summary>What a browser that was sent to the provider must come back with.</summary>
/// <param name="State">Repeated by the provider in the address: this browser began the visit.</param>
/// <param name="Nonce">Repeated inside the signed token: the token was made for this visit.</param>
/// <param name="Verifier">Shown when the code is exchanged (RFC 7636): whoever intercepted the code has not got it.</param>
/// <param name="Back">The page of the console to show afterwards.</param>
internal sealed record ProviderVisit(string State, string Nonce, string Verifier, string Back);
