namespace Flowtriq.Server.Contract.Analytics;

/// <summary>Into what traffic is taken apart.</summary>
public enum TrafficPart
{
    Disposition,
    Protocol,
    Pop,
    Node,
    Customer,
    Vector,
}
