import type Stripe from "stripe";

/** The reader that a demo begins with: nobody has to register one. */
const DEMO_READER = "tmr_demo";
type Reader = Stripe.Terminal.Reader;

/** A reader that is there, and has nothing to do. */
export const simulated = (id: string, label: string): Reader => ({
  id, object: "terminal.reader", action: null, device_sw_version: null, device_type: "simulated_wisepos_e", ip_address: "127.0.0.1", label, last_seen_at: null, livemode: false, location: "tml_demo", metadata: {}, serial_number: id, status: "online",
});
export const firstReaders = (): Record<string, Reader> => ({ [DEMO_READER]: simulated(DEMO_READER, "Demo") });
