namespace Flowtriq.Server.Contract;

/// <summary>What an interface connects to.</summary>
public enum InterfaceRole
{
    Transit,
    Peer,
    Customer,
    Core,
    Ignore,
}
