namespace Flowtriq.Server.Platform.Outbound;

/// <summary>A name leads only to addresses that must not be reached; it carries this out of the depths of a connect.</summary>
internal sealed class AddressRefusedException(string host)
    : IOException($"{host} is an address of this machine or of a private network");
