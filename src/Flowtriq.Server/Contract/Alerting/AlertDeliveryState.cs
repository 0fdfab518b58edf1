namespace Flowtriq.Server.Contract.Alerting;

/// <summary>Where the telling of one thing to one recipient is.</summary>
public enum AlertDeliveryState
{
    /// <summary>It is sent, or tried again.</summary>
    Due,

    /// <summary>It was taken.</summary>
    Delivered,

    /// <summary>It is not tried any more.</summary>
    Failed,
}
